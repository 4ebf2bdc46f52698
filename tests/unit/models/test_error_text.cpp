// What a person reads of an error; and that every code of ours that the sources name has its texts.

#include "models/error_text.h"
#include "models/own_error_texts.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace deck;

class TestErrorText final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyCodeOfOursHasTexts();
    void namesTheSubject();
    void subjectIsNoTemplate();
    void vendorsAdviceWins();
    void unknownVendorCodeShowsItsMessage();
    void sentencesHaveStopsBetweenThem();
    void codeLineHasWhatIsKnown();
    void everyKindSaysSomething();
};

void TestErrorText::everyCodeOfOursHasTexts()
{
    // a code stands right behind the kind, or as the first argument of a room's own short form
    static const QRegularExpression made(u"(?:failure\\(\\s*(?:ErrorKind::\\w+|kind),|\\blocal\\(|\\berror\\()\\s*u\"([a-z]+(?:-[a-z0-9]+)*)\"_s"_s);
    QStringList without;
    QSet<QString> seen;
    QDirIterator files(QStringLiteral(PROJECT_DIR "/app"), {u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        auto matches = made.globalMatch(QString::fromUtf8(file.readAll()));
        while (matches.hasNext()) {
            const QString code = matches.next().captured(1);
            seen.insert(code);
            if (code != u"usage"_s && !ownErrorText(code))
                without.append(file.fileName() + u": "_s + code);
        }
    }
    QVERIFY2(seen.size() > 30, qPrintable(QString::number(seen.size())));
    QVERIFY2(without.isEmpty(), qPrintable(without.join(u'\n')));
}

void TestErrorText::namesTheSubject()
{
    const ApiError error = failure(ErrorKind::NotFound, u"account-unknown"_s, u"detail"_s, u"cn-news"_s).value();
    const ErrorText text = errorText(error, {}, std::nullopt, Language::English);
    QCOMPARE(text.what, u"There is no account “cn-news”."_s);
    QVERIFY(!text.sentence().contains(u"detail"_s));
}

void TestErrorText::subjectIsNoTemplate()
{
    const ApiError error = failure(ErrorKind::NotFound, u"account-unknown"_s, {}, u"%1%2"_s).value();
    QCOMPARE(errorText(error, {}, std::nullopt, Language::English).what, u"There is no account “%1%2”."_s);
}

void TestErrorText::vendorsAdviceWins()
{
    ApiError error;
    error.kind = ErrorKind::Rejected;
    error.vendor = u"v"_s;
    error.code = u"timeout"_s; // a vendor may use a word of ours
    error.message = u"raw"_s;
    const Advice advice {{u"Cause."_s, u"原因。"_s}, {u"Do this."_s, u"这样做。"_s}};
    QCOMPARE(errorText(error, u"V"_s, advice, Language::English).sentence(), u"V refused the call. Cause. Do this."_s);
    QCOMPARE(errorText(error, u"V"_s, advice, Language::Chinese).next, u"这样做。"_s);
}

void TestErrorText::unknownVendorCodeShowsItsMessage()
{
    ApiError error;
    error.kind = ErrorKind::Rejected;
    error.vendor = u"v"_s;
    error.code = u"999"_s;
    error.message = u"something new"_s;
    QCOMPARE(errorText(error, u"V"_s, std::nullopt, Language::English).why, u"something new"_s);
}

void TestErrorText::sentencesHaveStopsBetweenThem()
{
    const ErrorText english {u"It cannot be read."_s, u"No such file"_s, u"Look at its name."_s, {}};
    QCOMPARE(english.sentence(), u"It cannot be read. No such file. Look at its name."_s);
    const ErrorText chinese {u"无法读取。"_s, u"No such file"_s, u"请查看名称。"_s, {}};
    QCOMPARE(chinese.sentence(), u"无法读取。No such file。请查看名称。"_s);
    const ErrorText last {u"没有场景。"_s, {}, u"可用的场景："_s, {}};
    QCOMPARE(last.sentence(), u"没有场景。可用的场景："_s);
    const ErrorText alone {{}, u"No such file"_s, {}, {}};
    QCOMPARE(alone.sentence(), u"No such file"_s);
}

void TestErrorText::codeLineHasWhatIsKnown()
{
    ApiError error;
    error.code = u"100000005"_s;
    QCOMPARE(errorText(error, {}, std::nullopt, Language::English).code, u"100000005"_s);
    error.httpStatus = 200;
    error.requestId = u"955607951583870294"_s;
    QCOMPARE(errorText(error, {}, std::nullopt, Language::English).code, u"100000005 · HTTP 200 · 955607951583870294"_s);
}

void TestErrorText::everyKindSaysSomething()
{
    for (int kind = 0; kind <= static_cast<int>(ErrorKind::Cancelled); ++kind) {
        ApiError error;
        error.kind = static_cast<ErrorKind>(kind);
        QVERIFY(!errorText(error, {}, std::nullopt, Language::English).what.isEmpty());
        QVERIFY(!errorText(error, u"V"_s, std::nullopt, Language::English).what.isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestErrorText)
#include "test_error_text.moc"
