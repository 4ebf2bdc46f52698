#include "core/account.h"
#include "core/secret.h"

#include <QTest>

using namespace deck;
using namespace Qt::StringLiterals;

class AccountTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data();
    void names();
    void endpoints_data();
    void endpoints();
    void passwordsAreNotRepeated();
    void secretsAreOverwritten();
    void secretsMove();
    void secretsArePrintedAsPlaceholder();
};

void AccountTest::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("fine");
    const auto row = [](const char *label, const QString &name, bool fine) { QTest::newRow(label) << name << fine; };
    row("plain", u"cn-news"_s, true);
    row("all kinds", u"Az09._-"_s, true);
    row("one", u"a"_s, true);
    row("longest", QString(64, u'x'), true);
    row("too long", QString(65, u'x'), false);
    row("empty", QString(), false);
    row("blank", u"a b"_s, false);
    row("slash", u"a/b"_s, false);
    row("colon", u"a:b"_s, false);
    row("Chinese", u"账号"_s, false);
    row("full-width letter", u"ａ"_s, false);
    row("umlaut", u"ä"_s, false);
    row("line break", u"a\n"_s, false);
    row("NUL", QString(u"a\0"_s), false);
    row("between the ranges", u"["_s, false);
    row("at", u"@"_s, false);
    row("backtick", u"`"_s, false);
}

void AccountTest::names()
{
    QFETCH(const QString, name);
    QFETCH(const bool, fine);
    QCOMPARE(isValidAccountName(name), fine);
}

void AccountTest::endpoints_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("result"); // the address, or the code of the error
    const auto row = [](const QString &text, const QString &result) { QTest::newRow(qPrintable(text)) << text << result; };
    row(u"https://cloud-player-api.zego.im"_s, u"https://cloud-player-api.zego.im"_s);
    row(u"https://proxy.example.com:8443/zego/v1"_s, u"https://proxy.example.com:8443/zego/v1"_s);
    row(u"HTTPS://Example.COM/Path"_s, u"https://example.com/Path"_s);
    row(u"  https://h/ \n"_s, u"https://h/"_s);
    row(u"http://127.0.0.1:8080"_s, u"http://127.0.0.1:8080"_s);
    row(u"http://127.255.0.9"_s, u"http://127.255.0.9"_s);
    row(u"http://127.1"_s, u"http://127.0.0.1"_s);
    row(u"http://localhost:1"_s, u"http://localhost:1"_s);
    row(u"http://LOCALHOST"_s, u"http://localhost"_s);
    row(u"http://[::1]:80/"_s, u"http://[::1]:80/"_s);
    row(u"http://128.0.0.1"_s, u"endpoint-plain-http"_s);
    row(u"http://10.0.0.1"_s, u"endpoint-plain-http"_s);
    row(u"http://0.0.0.0"_s, u"endpoint-plain-http"_s);
    row(u"http://example.com"_s, u"endpoint-plain-http"_s);
    row(u"http://127.0.0.1.example.com"_s, u"endpoint-plain-http"_s);
    row(u"http://localhost.example.com"_s, u"endpoint-plain-http"_s);
    row(u"http://127.example.com"_s, u"endpoint-plain-http"_s);
    row(u"http://[::2]"_s, u"endpoint-plain-http"_s);
    row(u"http://[fe80::1]"_s, u"endpoint-plain-http"_s);
    row(u"https://user:pw@h/"_s, u"endpoint-userinfo"_s);
    row(u"https://user@h/"_s, u"endpoint-userinfo"_s);
    row(u"https://:pw@h/"_s, u"endpoint-userinfo"_s);
    row(u"http://127.0.0.1@evil.example.com/"_s, u"endpoint-userinfo"_s);
    row(u"https://evil.example.com\\@127.0.0.1/"_s, u"endpoint-malformed"_s);
    row(u"ftp://h/"_s, u"endpoint-scheme"_s);
    row(u"file:///etc/passwd"_s, u"endpoint-malformed"_s);
    row(u"javascript:alert(1)"_s, u"endpoint-malformed"_s);
    row(u"https://h/?a=b"_s, u"endpoint-query"_s);
    row(u"https://h/?"_s, u"endpoint-query"_s);
    row(u"https://h/#a"_s, u"endpoint-query"_s);
    row(u""_s, u"endpoint-malformed"_s);
    row(u"h"_s, u"endpoint-malformed"_s);
    row(u"//h/"_s, u"endpoint-malformed"_s);
    row(u"https://"_s, u"endpoint-malformed"_s);
    row(u"https:///a"_s, u"endpoint-malformed"_s);
    row(u"https://a b/"_s, u"endpoint-malformed"_s);
    row(u"https://h:99999/"_s, u"endpoint-malformed"_s);
    row(u"https://h/a b"_s, u"endpoint-malformed"_s);
    row(u"https://h/%zz"_s, u"endpoint-malformed"_s);
}

void AccountTest::endpoints()
{
    QFETCH(const QString, text);
    QFETCH(const QString, result);
    const Result<QUrl> url = checkEndpoint(text);
    if (url) {
        QCOMPARE(url->toString(), result);
        return;
    }
    QCOMPARE(url.error().code, result);
    QCOMPARE(url.error().kind, ErrorKind::BadInput);
    QVERIFY(!url.error().message.isEmpty());
}

void AccountTest::passwordsAreNotRepeated()
{
    for (const QString &text :
         {u"https://user:sesame@h/"_s, u"http://user:sesame@h/"_s, u"ftp://user:sesame@h/"_s, u"user:sesame@h"_s, u"sesame://h"_s,
          u"https://user:sesame@h:99999/"_s, u"https://user:ses ame@h/"_s, u"https://h/?password=sesame"_s}) {
        const Result<QUrl> url = checkEndpoint(text);
        QVERIFY2(!url, qPrintable(text));
        if (text.startsWith(u"sesame"_s))
            continue; // a scheme is named, and is no password
        QVERIFY2(!url.error().message.contains(u"sesame"_s), qPrintable(url.error().message));
    }
}

void AccountTest::secretsAreOverwritten()
{
    QByteArray bytes("correct horse");
    bytes.detach();
    const char *place = bytes.constData();
    overwrite(bytes);
    QCOMPARE(bytes, QByteArray(13, '\0'));
    QVERIFY(bytes.constData() == place); // in place, not in a copy
    QByteArray empty;
    overwrite(empty);
    QVERIFY(empty.isEmpty());

    // a literal lies in read-only memory, and a shared copy is not ours
    const QByteArray shared = "correct horse"_ba;
    {
        const Secret secret(shared);
        QVERIFY(secret.reveal().constData() != shared.constData());
    }
    QCOMPARE(shared, "correct horse"_ba);
}

void AccountTest::secretsMove()
{
    static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);
    static_assert(std::is_nothrow_move_constructible_v<Secret> && std::is_nothrow_move_assignable_v<Secret>);
    Secret first("one"_ba);
    const char *place = first.reveal().constData();
    Secret second(std::move(first));
    QVERIFY(first.isEmpty()); // NOLINT(bugprone-use-after-move): that is the question
    QCOMPARE(second.reveal(), "one"_ba);
    QVERIFY(second.reveal().constData() == place); // moved, no second copy in memory
    Secret third("three"_ba);
    third = std::move(second);
    QVERIFY(second.isEmpty()); // NOLINT(bugprone-use-after-move)
    QCOMPARE(third.reveal(), "one"_ba);
    Secret &same = third;
    third = std::move(same);
    QCOMPARE(third.reveal(), "one"_ba);
    QVERIFY(Secret().isEmpty());
}

void AccountTest::secretsArePrintedAsPlaceholder()
{
    const Secret secret("sesame"_ba);
    QString text;
    QDebug(&text) << secret;
    QVERIFY2(!text.contains(u"sesame"_s) && text.contains(u"<secret>"_s), qPrintable(text));
}

QTEST_APPLESS_MAIN(AccountTest)
#include "test_account.moc"
