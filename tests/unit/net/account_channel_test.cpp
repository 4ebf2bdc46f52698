#include "channel_rig.h"
#include "ended.h"

#include <QLoggingCategory>
#include <QSignalSpy>
#include <QTest>

using namespace deck;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Then = RawServer::Then;
using Outcome = Result<HttpReply>;
using Phase = ChannelState::Phase;

class AccountChannelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers()
    {
        Rig rig;
        QCOMPARE(rig.state(), ChannelState {});
        rig.server.setAlways(answer("ok"_ba));
        const QFuture<Outcome> future = rig.call();
        QVERIFY(ended(future));
        QCOMPARE(future.result()->body, "ok"_ba);
        QCOMPARE(rig.state().phase, Phase::Good);
        QCOMPARE(rig.state().recentCalls, 1);
        QCOMPARE(rig.state().recentFailures, 0);
        QCOMPARE(*rig.state().lastAnswerAt, rig.clock.now());
        QVERIFY(!rig.state().nextTryAt);
    }

    void triesReadsAgainAndWritesNever_data()
    {
        QTest::addColumn<RawServer::Answer>("answer");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<int>("tries");
        QTest::addColumn<Phase>("phase");
        const auto row = [](const char *name, const RawServer::Answer &answer, ErrorKind kind, int tries, Phase phase) {
            QTest::newRow(name) << answer << kind << tries << phase;
        };
        row("closed", {{}, Then::Close}, ErrorKind::Unreachable, 5, Phase::Offline);
        row("reset", {{}, Then::Reset}, ErrorKind::Unreachable, 5, Phase::Offline);
        row("429", answer(""_ba, 429), ErrorKind::Throttled, 5, Phase::Throttled);
        row("500", answer(""_ba, 500), ErrorKind::ServerFailed, 5, Phase::Failing);
        row("nonsense", answer("<html>"_ba), ErrorKind::BadAnswer, 5, Phase::Failing);
        row("rejected", answer("rejected"_ba), ErrorKind::Rejected, 1, Phase::Good);
        row("credential", answer("credential"_ba), ErrorKind::Credential, 1, Phase::SignInAgain);
        row("clock, without a Date", answer("clock"_ba), ErrorKind::Clock, 2, Phase::Failing);
        row("clock, Date of 1970", answer("clock"_ba, 200, {"Date: Thu, 01 Jan 1970 00:00:00 GMT"_ba}), ErrorKind::Clock, 2,
            Phase::Failing);
        row("redirect", answer(""_ba, 302, {"Location: http://elsewhere.test/"_ba}), ErrorKind::BadAnswer, 5, Phase::Failing);
    }
    void triesReadsAgainAndWritesNever()
    {
        QFETCH(const RawServer::Answer, answer);
        QFETCH(const ErrorKind, kind);
        QFETCH(const int, tries);
        QFETCH(const Phase, phase);
        {
            Rig rig;
            rig.server.setAlways(answer);
            const QFuture<Outcome> future = rig.call();
            QVERIFY(rig.drive(future));
            QCOMPARE(future.result().error().kind, kind);
            QCOMPARE(rig.tries(), tries);
            QCOMPARE(rig.server.requests().size(), tries);
            for (int i = 0; i < tries; ++i) // each with a nonce of its own
                QVERIFY(rig.server.requests().at(i).contains(QByteArray("nonce="_ba + QByteArray::number(i + 1) + " "_ba)));
            QCOMPARE(rig.state().phase, phase);
            QCOMPARE(rig.state().recentCalls, tries);
            QCOMPARE(rig.state().recentFailures, phase == Phase::Good ? 0 : tries);
            QCOMPARE_LE(rig.clock.monotonic(), 2min);
            for (size_t i = 2; i < rig.starts.size(); ++i) // growing, whatever the jitter
                QCOMPARE_GE(rig.starts[i] - rig.starts[i - 1], rig.starts[i - 1] - rig.starts[i - 2]);
        }
        {
            Rig rig;
            rig.server.setAlways(answer);
            const QFuture<Outcome> future = rig.call(true);
            QVERIFY(rig.drive(future));
            QCOMPARE(future.result().error().kind, kind == ErrorKind::Unreachable ? ErrorKind::OutcomeUnknown : kind);
            rig.clock.advance(5min);
            QCOMPARE(rig.tries(), 1);
            QCOMPARE(rig.server.requests().size(), 1);
        }
    }

    void healsOnTheWay()
    {
        Rig rig;
        rig.server.then({{}, Then::Close});
        rig.server.then(answer(""_ba, 503));
        rig.server.setAlways(answer("ok"_ba));
        QSignalSpy changes(rig.channel.get(), &AccountChannel::stateChanged);
        const QFuture<Outcome> future = rig.call();
        QVERIFY(rig.drive(future));
        QVERIFY(future.result());
        QCOMPARE(rig.tries(), 3);
        QCOMPARE(rig.state().phase, Phase::Good);
        QCOMPARE(rig.state().reason, ApiError {});
        QCOMPARE(rig.state().recentFailures, 2);
        ChannelState last;
        QList<Phase> phases;
        for (const QList<QVariant> &change : changes) {
            const auto state = change.first().value<ChannelState>();
            QVERIFY(state != last); // published once for each real change
            last = state;
            if (phases.isEmpty() || phases.last() != state.phase)
                phases.append(state.phase);
        }
        QCOMPARE(phases, (QList<Phase> {Phase::Offline, Phase::Failing, Phase::Good}));
    }

    void sendsReadsAnewWhenAKeptConnectionDied()
    {
        Rig rig;
        rig.server.then(answer("ok"_ba));
        rig.server.then({{}, Then::Close});
        rig.server.setAlways(answer("ok"_ba));
        QVERIFY(ended(rig.call()));
        QSignalSpy changes(rig.channel.get(), &AccountChannel::stateChanged);
        const QFuture<Outcome> future = rig.call();
        QVERIFY(ended(future)); // without a pause, with a new nonce
        QVERIFY(future.result());
        QCOMPARE(rig.server.requests().size(), 3);
        QVERIFY(rig.server.requests().last().contains("nonce=3 "));
        for (const QList<QVariant> &change : changes)
            QCOMPARE(change.first().value<ChannelState>().phase, Phase::Good);

        rig.server.setAlways({{}, Then::Close});
        const QFuture<Outcome> write = rig.call(true);
        QVERIFY(ended(write));
        QCOMPARE(write.result().error().kind, ErrorKind::OutcomeUnknown);
        QCOMPARE(rig.server.requests().size(), 4);
    }

    void triesNoLongerThanTwoMinutes()
    {
        Rig rig; // which never answers
        const QFuture<Outcome> future = rig.call();
        while (!future.isFinished() && rig.clock.monotonic() < 10min) {
            QVERIFY(QTest::qWaitFor([&] { return future.isFinished() || rig.clock.nextDue(); }));
            rig.clock.advance(1s);
            QCoreApplication::sendPostedEvents();
        }
        QCOMPARE(future.result().error().kind, ErrorKind::TimedOut);
        QCOMPARE_LE(rig.clock.monotonic(), 2min + 2s);
        QVERIFY(rig.tries() >= 3 && rig.tries() <= 5);
    }

    void holdsTheWholeAccountWhenThrottled_data()
    {
        QTest::addColumn<QByteArray>("retryAfter");
        QTest::addColumn<int>("seconds");
        QTest::newRow("seconds") << "17"_ba << 17;
        QTest::newRow("date") << "Fri, 15 Jan 2027 08:00:40 GMT"_ba << 40;
        QTest::newRow("negative") << "-3"_ba << 0;
        QTest::newRow("absent") << ""_ba << 0;
    }
    void holdsTheWholeAccountWhenThrottled()
    {
        QFETCH(const QByteArray, retryAfter);
        QFETCH(const int, seconds);
        Rig rig;
        rig.server.then(answer(""_ba, 429, {"Retry-After: "_ba + retryAfter}));
        rig.server.setAlways(answer("ok"_ba));
        const QFuture<Outcome> first = rig.call();
        QVERIFY(rig.waitUntilPausing());
        QCOMPARE(rig.state().phase, Phase::Throttled);
        QCOMPARE(rig.state().reason.kind, ErrorKind::Throttled);
        const QFuture<Outcome> second = rig.call();
        const Milliseconds hold = *rig.state().nextTryAt - rig.clock.now();
        QCOMPARE_GE(hold, std::max(Milliseconds(seconds * 1000), 1'000ms));
        QCOMPARE_LE(hold, std::max(Milliseconds(seconds * 1000), 2'000ms));

        Rig other; // another account
        other.server.setAlways(answer("ok"_ba));
        const QFuture<Outcome> elsewhere = other.call();
        QVERIFY(ended(elsewhere));
        rig.clock.advance(hold - 1ms);
        QCOMPARE(rig.tries(), 1);
        rig.clock.advance(1ms);
        QVERIFY(QTest::qWaitFor([&] {
            rig.clock.advance(50ms); // the two leave one after the other, at half the pace
            return first.isFinished() && second.isFinished();
        }));
        QVERIFY(first.result() && second.result());
        QCOMPARE(rig.tries(), 3);
        QCOMPARE(rig.state().phase, Phase::Good);
    }

    void doesNotWaitForTenYears()
    {
        Rig rig;
        rig.server.setAlways(answer(""_ba, 429, {"Retry-After: 315360000"_ba}));
        const QFuture<Outcome> future = rig.call();
        QVERIFY(ended(future)); // a try after two minutes would be too late for this call
        QCOMPARE(*future.result().error().retryAfter, 2min);
        QCOMPARE(*rig.state().nextTryAt, rig.clock.now() + 2min);
        rig.server.setAlways(answer("ok"_ba));
        const QFuture<Outcome> next = rig.call();
        rig.clock.advance(2min);
        QVERIFY(ended(next));
        QVERIFY(next.result());
    }

    void staysWithinThePublishedRate()
    {
        Rig rig;
        rig.server.setAlways(answer("ok"_ba));
        QList<QFuture<Outcome>> futures;
        for (int i = 0; i < 50; ++i)
            futures.append(rig.call());
        QVERIFY(QTest::qWaitFor(
            [&] {
                rig.clock.advance(10ms);
                return std::all_of(futures.begin(), futures.end(), [](const auto &future) { return future.isFinished(); });
            },
            20'000));
        QCOMPARE(rig.tries(), 50);
        QCOMPARE_LE(busiestSecond(rig.starts), 20);
        QCOMPARE_LE(rig.starts.back(), 3s);
    }

    void keepsNoMoreUnderWayThanThereAreConnections()
    {
        Rig rig;
        rig.server.then(answer("ok"_ba)); // and then never again
        QVERIFY(ended(rig.call(false, {}, 1000)));
        for (int i = 0; i < 20; ++i)
            Q_UNUSED(rig.call(false, {}, 1000))
        QTRY_COMPARE(rig.server.requests().size(), 7);
        rig.clock.advance(10s);
        QCOMPARE(rig.tries(), 7);
    }

    void asksAloneUntilTheFirstAnswer()
    {
        Rig rig; // which does not answer
        QList<QFuture<Outcome>> futures;
        for (int i = 0; i < 5; ++i)
            futures.append(rig.call(false, {}, 1000));
        QTRY_COMPARE(rig.server.requests().size(), 1);
        rig.clock.advance(10s);
        QCOMPARE(rig.tries(), 1);
    }

    void refusedOnceHoweverManyAreAsked()
    {
        Rig rig;
        rig.server.setAlways(answer("credential"_ba));
        QList<QFuture<Outcome>> futures;
        for (int i = 0; i < 20; ++i)
            futures.append(rig.call(false, {}, 1000)); // a rate that would let them all go at once
        for (const QFuture<Outcome> &future : futures)
            QVERIFY(ended(future));
        QCOMPARE(rig.tries(), 1);
    }

    void probesAloneWhileOfflineAndSpreadsAfterwards()
    {
        Rig rig;
        const quint16 port = rig.server.serverPort();
        rig.server.close();
        QList<QFuture<Outcome>> futures;
        for (int i = 0; i < 100; ++i)
            futures.append(rig.call(false, {}, 1000)); // a rate that would let them all go at once
        QVERIFY(rig.waitUntilPausing());
        QCOMPARE(rig.state().phase, Phase::Offline);
        const int before = rig.tries();
        QCOMPARE(before, 1);
        rig.clock.advance(30s); // more than any first pause
        QCOMPARE(rig.tries(), before + 1);
        QVERIFY(rig.waitUntilPausing());
        QVERIFY(rig.server.listen(QHostAddress::LocalHost, port));
        rig.server.setAlways(answer("ok"_ba));
        rig.clock.advance(*rig.state().nextTryAt - rig.clock.now());
        QCOMPARE(rig.tries(), before + 2);
        QVERIFY(QTest::qWaitFor([&] { return rig.state().phase == Phase::Good; }));
        const Milliseconds back = rig.clock.monotonic();
        QVERIFY(QTest::qWaitFor(
            [&] {
                rig.clock.advance(25ms);
                return std::all_of(futures.begin(), futures.end(), [](const auto &future) { return future.isFinished(); });
            },
            20'000));
        for (const QFuture<Outcome> &future : futures)
            QVERIFY(future.result());
        QCOMPARE_GE(rig.starts.back() - back, 4'900ms);
        QCOMPARE_LE(busiestSecond({rig.starts.begin() + before + 2, rig.starts.end()}), 21);
    }

    void endsWhatWaitsTooLongForTheNet()
    {
        Rig rig;
        rig.server.close();
        const QFuture<Outcome> first = rig.call();
        QVERIFY(rig.waitUntilPausing());
        const QFuture<Outcome> write = rig.call(true);
        QVERIFY(rig.drive(first));
        QVERIFY(rig.drive(write));
        QCOMPARE(write.result().error().kind, ErrorKind::Unreachable);
        QCOMPARE_LE(rig.clock.monotonic(), 2min + 2s);
    }

    void endsEvenWhatWasNeverTriedWhileOffline()
    {
        Rig rig;
        rig.server.close();
        QList<QFuture<Outcome>> futures;
        for (int i = 0; i < 100; ++i)
            futures.append(rig.call());
        QVERIFY(rig.drive(futures.last()));
        for (const QFuture<Outcome> &future : futures) {
            QVERIFY(ended(future));
            QCOMPARE(future.result().error().kind, ErrorKind::Unreachable);
        }
        QCOMPARE_LE(rig.clock.monotonic(), 2min + 30s);
        QCOMPARE_LE(rig.tries(), 50);
    }

    void doesNotBlameTheNewKeyForTheOld()
    {
        Rig rig;
        rig.server.then(answer("ok"_ba));
        rig.server.then(answer("credential"_ba));
        QVERIFY(ended(rig.call()));
        const QFuture<Outcome> first = rig.call();
        const QFuture<Outcome> second = rig.call(); // hangs, signed with the same key
        QVERIFY(ended(first));
        QTRY_COMPARE(rig.server.requests().size(), 3);
        rig.channel->wake();
        QCOMPARE(rig.state().phase, Phase::Idle);
        rig.clock.advance(30s);
        QVERIFY(QTest::qWaitFor([&] { return rig.state().phase != Phase::Idle; }));
        QCOMPARE(rig.state().phase, Phase::Offline);
        QVERIFY(!second.isFinished());
    }

    void stopsAfterOneRefusedCredential()
    {
        Rig rig;
        rig.server.setAlways(answer("credential"_ba));
        QList<QFuture<Outcome>> futures;
        for (int i = 0; i < 50; ++i)
            futures.append(rig.call(i % 2 == 1, {}, 1)); // one a second
        QVERIFY(ended(futures.last()));
        for (const QFuture<Outcome> &future : futures)
            QCOMPARE(future.result().error().kind, ErrorKind::Credential);
        QCOMPARE(rig.tries(), 1);
        QCOMPARE(rig.state().phase, Phase::SignInAgain);
        const QFuture<Outcome> later = rig.call();
        QVERIFY(later.isFinished());
        QCOMPARE(later.result().error().code, u"refused"_s);
        rig.clock.advance(1h);
        QCOMPARE(rig.tries(), 1);

        rig.server.setAlways(answer("ok"_ba));
        rig.channel->wake();
        QCOMPARE(rig.state().phase, Phase::Idle);
        const QFuture<Outcome> again = rig.call();
        QVERIFY(ended(again));
        QVERIFY(again.result());
        QCOMPARE(rig.state().phase, Phase::Good);
    }

    void wakesFromAPause()
    {
        Rig rig;
        rig.server.then(answer(""_ba, 429, {"Retry-After: 100"_ba}));
        rig.server.setAlways(answer("ok"_ba));
        const QFuture<Outcome> future = rig.call();
        QVERIFY(rig.waitUntilPausing());
        rig.channel->wake();
        QVERIFY(ended(future));
        QVERIFY(future.result());
        QCOMPARE(rig.clock.monotonic(), 0ms);
    }

    void signsWithTheServersTime()
    {
        Rig rig;
        const QByteArray date = "Date: Fri, 15 Jan 2027 08:11:00 GMT"_ba; // our clock is 11 min slow
        rig.server.then(answer("clock"_ba, 200, {date}));
        rig.server.then(answer("ok"_ba, 200, {date}));
        rig.server.then(answer("ok"_ba, 200, {date}));
        rig.server.then(answer("ok"_ba, 200, {date}));
        const Instant slow = rig.clock.now();
        const QFuture<Outcome> future = rig.call();
        QVERIFY(ended(future));
        QVERIFY(future.result());
        QCOMPARE(rig.signedAt, (QList<Instant> {slow, slow + 11min}));
        QCOMPARE(*rig.state().clockSkew, 11min);

        rig.clock.setNow(slow + 11min); // put right
        QVERIFY(ended(rig.call()));
        QCOMPARE(rig.signedAt.last(), slow + 22min);
        QCOMPARE(*rig.state().clockSkew, 0min);
        QVERIFY(ended(rig.call()));
        QCOMPARE(rig.signedAt.last(), slow + 11min);
    }

    void leavesASmallSkewAlone()
    {
        Rig rig;
        rig.server.then(answer("ok"_ba, 200, {"Date: Fri, 15 Jan 2027 08:00:04 GMT"_ba}));
        rig.server.setAlways(answer("clock"_ba, 200, {"Date: Fri, 15 Jan 2027 08:00:04 GMT"_ba}));
        QVERIFY(ended(rig.call()));
        QCOMPARE(*rig.state().clockSkew, 4s);
        const QFuture<Outcome> future = rig.call();
        QVERIFY(ended(future));
        QCOMPARE(future.result().error().kind, ErrorKind::Clock);
        QCOMPARE(rig.signedAt.last(), rig.clock.now());
        QCOMPARE(rig.tries(), 3);
    }

    void hidesASecretThatTheServerRepeats()
    {
        Rig rig;
        auto credential = std::make_shared<Credential>();
        credential->secrets.emplace(u"server-secret"_s, Secret("0123456789abcdef"));
        rig.channel->hideSecretsOf(credential);
        rig.server.setAlways(answer("your secret 0123456789abcdef"_ba));
        const auto build = [&rig](Instant) { return HttpRequest {"POST"_ba, rig.server.url(), {}, "{}"_ba}; };
        const QFuture<Outcome> future
            = rig.channel->call({.name = u"Describe"_s, .perSecond = 20}, build, [](const HttpReply &) { return std::nullopt; });
        QVERIFY(ended(future));
        QVERIFY(future.result().has_value());
        QVERIFY(!future.result()->body.contains("0123456789abcdef"));
        QVERIFY(future.result()->body.contains("<hidden>"));
    }

    void correctsTheClockOnceForACall()
    {
        Rig rig;
        rig.server.then(answer("clock"_ba, 200, {"Date: Fri, 15 Jan 2027 08:11:00 GMT"_ba}));
        rig.server.setAlways(answer("clock"_ba, 200, {"Date: Fri, 15 Jan 2027 09:11:00 GMT"_ba}));
        const QFuture<Outcome> future = rig.call();
        QVERIFY(ended(future));
        QCOMPARE(future.result().error().kind, ErrorKind::Clock);
        QCOMPARE(rig.tries(), 2);
    }

    void isCancelledByItsToken()
    {
        Rig rig;
        CancelSource source;
        const QFuture<Outcome> underWay = rig.call(false, source.token(), 1);
        const QFuture<Outcome> waiting = rig.call(false, source.token(), 1);
        const QFuture<Outcome> other = rig.call(false, {}, 1);
        QTRY_COMPARE(rig.server.requests().size(), 1);
        source.cancel();
        QVERIFY(ended(underWay));
        QVERIFY(ended(waiting));
        QCOMPARE(underWay.result().error().kind, ErrorKind::Cancelled);
        QCOMPARE(waiting.result().error().kind, ErrorKind::Cancelled);
        QCOMPARE(rig.call(false, source.token()).result().error().kind, ErrorKind::Cancelled);
        QCOMPARE(rig.state().phase, Phase::Idle); // says nothing of the server
        rig.clock.advance(2s);
        QTRY_COMPARE(rig.server.requests().size(), 2);
        QVERIFY(!other.isFinished());
    }

    void cancelledWriteSaysNothingOfTheNet()
    {
        Rig rig;
        CancelSource source;
        const QFuture<Outcome> underWay = rig.call(true, source.token());
        QTRY_COMPARE(rig.server.requests().size(), 1);
        source.cancel();
        QVERIFY(ended(underWay));
        QCOMPARE(underWay.result().error().kind, ErrorKind::OutcomeUnknown);
        QCOMPARE(rig.state().phase, Phase::Idle);
        QCOMPARE(rig.state().recentCalls, 0);
    }

    void endsEveryCallWhenDestroyed_data()
    {
        QTest::addColumn<QString>("stage");
        QTest::addColumn<bool>("write");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("just sent") << u"sent"_s << false << ErrorKind::Cancelled;
        QTest::newRow("just sent, write") << u"sent"_s << true << ErrorKind::OutcomeUnknown;
        QTest::newRow("arrived") << u"arrived"_s << false << ErrorKind::Cancelled;
        QTest::newRow("arrived, write") << u"arrived"_s << true << ErrorKind::OutcomeUnknown;
        QTest::newRow("waiting for its turn") << u"queued"_s << false << ErrorKind::Cancelled;
        QTest::newRow("waiting for its turn, write") << u"queued"_s << true << ErrorKind::Cancelled;
        QTest::newRow("pausing") << u"pausing"_s << false << ErrorKind::Cancelled;
    }
    void endsEveryCallWhenDestroyed()
    {
        QFETCH(const QString, stage);
        QFETCH(const bool, write);
        QFETCH(const ErrorKind, kind);
        Rig rig;
        QFuture<Outcome> future;
        if (stage == "queued"_L1)
            Q_UNUSED(rig.call(false, {}, 1))
        if (stage == "pausing"_L1)
            rig.server.setAlways({{}, Then::Close});
        future = rig.call(write, {}, 1);
        int outcomes = 0;
        future.then(this, [&outcomes](const Outcome &) { ++outcomes; });
        if (stage == "arrived"_L1)
            QTRY_COMPARE(rig.server.requests().size(), 1);
        if (stage == "pausing"_L1)
            QVERIFY(rig.waitUntilPausing());
        rig.channel.reset();
        QVERIFY(future.isFinished());
        QCOMPARE(future.result().error().kind, kind);
        QCOMPARE(outcomes, 1);
        rig.clock.advance(10min);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(outcomes, 1);
    }

    void mayBeDestroyedByWhoWaits()
    {
        Rig rig;
        rig.server.setAlways(answer("ok"_ba));
        int outcomes = 0;
        rig.call().then(this, [&](const Outcome &outcome) {
            ++outcomes;
            QVERIFY(outcome);
            rig.channel.reset();
        });
        const QFuture<Outcome> other = rig.call();
        QTRY_COMPARE(outcomes, 1);
        QVERIFY(!rig.channel);
        QVERIFY(other.isFinished());
    }

    void endsItsCallsWhenTheClientGoesFirst()
    {
        RawServer server;
        ManualClock clock;
        auto http = std::make_unique<HttpClient>(clock);
        AccountChannel channel(*http, clock);
        const QFuture<Outcome> future = channel.call(
            {.name = u"Describe"_s, .perSecond = 20},
            [&](Instant) {
                return HttpRequest {"GET"_ba, server.url(), {}, {}};
            },
            judge);
        QTRY_COMPARE(server.requests().size(), 1);
        http.reset();
        QVERIFY(ended(future));
        QCOMPARE(future.result().error().kind, ErrorKind::Cancelled);
    }

    void logsNoSecret()
    {
        static QStringList lines;
        lines.clear();
        QLoggingCategory::setFilterRules(u"deck.net.debug=true"_s);
        const QtMessageHandler before
            = qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &line) { lines.append(line); });
        Rig rig;
        rig.server.then(answer("s3cret answer"_ba, 500, {"X-Auth-Token: t0ken"_ba}));
        rig.server.setAlways(answer("ok"_ba));
        const bool done = rig.drive(rig.call());
        qInstallMessageHandler(before);
        QLoggingCategory::setFilterRules({});
        QVERIFY(done);
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines.first().contains(u"Describe, try 1: HTTP 500"_s));
        for (const QString &line : lines) {
            for (const QString &secret : {u"s3cret"_s, u"t0ken"_s, u"b0dy"_s, u"nonce"_s, u"127.0.0.1"_s})
                QVERIFY2(!line.contains(secret), qPrintable(line));
        }
    }
};

QTEST_GUILESS_MAIN(AccountChannelTest)
#include "account_channel_test.moc"
