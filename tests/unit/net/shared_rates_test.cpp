// A channel whose account's rate is shared with other processes: who lends is played here.

#include "channel_rig.h"
#include "ended.h"

#include <QPromise>
#include <QTest>

using namespace deck;

namespace {

/// Lends what the test says, when it says so.
struct Lender
{
    struct Question
    {
        QString operation;
        int wanted = 0;
        std::shared_ptr<QPromise<Result<StartLease>>> promise;
    };
    QList<Question> questions;

    AccountChannel::AskStarts function()
    {
        return [this](const Operation &operation, int wanted) {
            auto promise = std::make_shared<QPromise<Result<StartLease>>>();
            promise->start();
            questions.append({operation.name, wanted, promise});
            return promise->future();
        };
    }
    void answer(Result<StartLease> lease)
    {
        questions.constLast().promise->addResult(std::move(lease));
        questions.constLast().promise->finish();
    }
    void lend(int starts, Instant now) { answer(StartLease {starts, now + leaseLength, now}); }
    void refuse(Instant askAgainAt) { answer(StartLease {0, {}, askAgainAt}); }
};

struct SharedRig : Rig
{
    Lender lender;

    SharedRig()
    {
        server.setAlways(answer("ok"));
        channel->shareRates(lender.function());
    }
    [[nodiscard]] bool asked(int times) const
    {
        return QTest::qWaitFor([&] { return lender.questions.size() == times; });
    }
    [[nodiscard]] bool tried(int times) const
    {
        return QTest::qWaitFor([&] { return tries() == times; });
    }
};

} // namespace

class SharedRatesTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void startsWithLeaveOnly()
    {
        SharedRig rig;
        const auto call = rig.call();
        QVERIFY(rig.asked(1));
        QCOMPARE(rig.lender.questions.constLast().operation, u"Describe"_s);
        QTest::qWait(20);
        QCOMPARE(rig.tries(), 0);
        rig.lender.lend(1, rig.clock.now());
        QTRY_VERIFY(call.isFinished());
        QVERIFY(call.result());
        QCOMPARE(rig.tries(), 1);
    }

    void oneQuestionForSeveralCalls()
    {
        SharedRig rig;
        QList<QFuture<Result<HttpReply>>> calls;
        for (int i = 0; i < 5; ++i)
            calls.append(rig.call());
        QVERIFY(rig.asked(1));
        QCOMPARE(rig.lender.questions.constLast().wanted, 1); // more were not there when it was asked
        rig.lender.lend(1, rig.clock.now());
        QVERIFY(rig.asked(2));
        QCOMPARE(rig.lender.questions.constLast().wanted, 4);
        rig.lender.lend(4, rig.clock.now());
        for (const auto &call : calls)
            QTRY_VERIFY(call.isFinished());
        QCOMPARE(rig.lender.questions.size(), 2);
        QCOMPARE(rig.tries(), 5);
    }

    void asksAgainWhenTold()
    {
        SharedRig rig;
        const auto call = rig.call();
        QVERIFY(rig.asked(1));
        rig.lender.refuse(rig.clock.now() + 700ms);
        QTRY_VERIFY(rig.clock.nextDue());
        QTest::qWait(20);
        rig.clock.advance(699ms);
        QTest::qWait(20);
        QCOMPARE(rig.lender.questions.size(), 1);
        rig.clock.advance(1ms);
        QVERIFY(rig.asked(2));
        rig.lender.lend(1, rig.clock.now());
        QTRY_VERIFY(call.isFinished());
    }

    void whatCameTooLateIsNotUsed()
    {
        SharedRig rig;
        const auto call = rig.call();
        QVERIFY(rig.asked(1));
        rig.lender.lend(1, rig.clock.now() - leaseLength - 1ms);
        QVERIFY(rig.asked(2));
        QCOMPARE(rig.tries(), 0);
        rig.lender.lend(1, rig.clock.now());
        QTRY_VERIFY(call.isFinished());
    }

    void leftOverStartsEnd()
    {
        SharedRig rig;
        const auto first = rig.call();
        QVERIFY(rig.asked(1));
        rig.lender.lend(3, rig.clock.now());
        QTRY_VERIFY(first.isFinished());
        const auto second = rig.call(); // one of the starts lent
        QTRY_VERIFY(second.isFinished());
        QCOMPARE(rig.lender.questions.size(), 1);
        rig.clock.advance(leaseLength + 1ms);
        const auto third = rig.call();
        QVERIFY(rig.asked(2));
        QCOMPARE(rig.tries(), 2);
        rig.lender.lend(1, rig.clock.now());
        QTRY_VERIFY(third.isFinished());
    }

    void goesAloneWhereNobodyAnswers_data()
    {
        QTest::addColumn<bool>("error"); // else silence
        QTest::newRow("error") << true;
        QTest::newRow("silence") << false;
    }
    void goesAloneWhereNobodyAnswers()
    {
        QFETCH(const bool, error);
        SharedRig rig;
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"Describe: the rate shared .* going on at the own pace"_s));
        const auto call = rig.call();
        QVERIFY(rig.asked(1));
        if (error)
            rig.lender.answer(failure(ErrorKind::Local, u"database-error"_s, {}));
        else
            rig.clock.advance(2s);
        QTRY_VERIFY(call.isFinished());
        QVERIFY(call.result());
        const auto next = rig.call(); // not asked again for a while
        QTRY_VERIFY(next.isFinished());
        QCOMPARE(rig.lender.questions.size(), 1);
        if (!error)
            return;
        rig.clock.advance(31s);
        const auto later = rig.call();
        QVERIFY(rig.asked(2));
        rig.lender.lend(1, rig.clock.now());
        QTRY_VERIFY(later.isFinished());
    }

    void goesAloneWhereNothingIsLentForLong()
    {
        SharedRig rig;
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"nothing lent for long"_s));
        const auto call = rig.call();
        for (int i = 1; i < 200 && rig.tries() == 0; ++i) {
            if (!QTest::qWaitFor([&] { return rig.lender.questions.size() == i || rig.tries() > 0; }))
                break;
            if (rig.tries() > 0)
                break;
            rig.lender.refuse(rig.clock.now() + 1s);
            QTest::qWait(5);
            rig.clock.advance(1s);
        }
        QTRY_VERIFY(call.isFinished());
        QVERIFY(rig.clock.monotonic() > 30s && rig.clock.monotonic() < 40s);
    }

    void endsWhileItAsks()
    {
        SharedRig rig;
        const auto call = rig.call();
        QVERIFY(rig.asked(1));
        rig.channel.reset();
        QVERIFY(call.isFinished());
        QCOMPARE(call.result().error().kind, ErrorKind::Cancelled);
        rig.lender.lend(1, rig.clock.now()); // nobody is there to take it
        QTest::qWait(20);
    }
};

QTEST_GUILESS_MAIN(SharedRatesTest)
#include "shared_rates_test.moc"
