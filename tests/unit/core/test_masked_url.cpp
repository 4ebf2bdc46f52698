// User names and passwords in front of a host are never kept.

#include "core/masked_url.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace deck;

class TestMaskedUrl final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void masks_data();
    void masks();
};

void TestMaskedUrl::masks_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("masked");
    const auto row = [](const QString &url, const QString &masked) { QTest::newRow(qPrintable(url)) << url << masked; };
    row(u"https://h.example/x"_s, u"https://h.example/x"_s);
    row(u"https://user:pass@h.example/x?a=b"_s, u"https://***@h.example/x?a=b"_s);
    row(u"https://user@h.example"_s, u"https://***@h.example"_s);
    row(u"https://u:p@ss@h.example/x"_s, u"https://***@h.example/x"_s);
    row(u"https://h.example/a@b"_s, u"https://h.example/a@b"_s);
    row(u"https://h.example?mail=a@b"_s, u"https://h.example?mail=a@b"_s);
    row(u"no url @ all"_s, u"no url @ all"_s);
    row(QString(), QString());
}

void TestMaskedUrl::masks()
{
    QFETCH(QString, url);
    QFETCH(QString, masked);
    QCOMPARE(maskedUrl(url), masked);
}

QTEST_GUILESS_MAIN(TestMaskedUrl)
#include "test_masked_url.moc"
