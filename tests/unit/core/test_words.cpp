#include "core/filter.h"
#include "core/upload.h"
#include "core/upload_status.h"
#include "core/vendor_info.h"

#include <QSet>
#include <QTest>

using namespace deck;
using namespace Qt::StringLiterals;

/// The words scripts depend on, and the sets made of them.
class WordsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statusWords();
    void fieldWords();
    void shownStatuses();
    void whatCanStillChange();
    void statusSets();
    void fieldSets();
    void filters();
    void addresses();
    void sendableIds_data();
    void sendableIds();
    void localTexts();
};

void WordsTest::statusWords()
{
    QStringList words;
    for (const UploadStatus status : allStatuses()) {
        words.append(statusWord(status));
        QCOMPARE(statusFromWord(statusWord(status)), std::optional(status));
    }
    QCOMPARE(
        words.join(u' '),
        u"waiting uploading retrying awaiting-confirmation processing succeeded failed cancelled expired missing forbidden unknown"_s);
    for (const QString &word : {u""_s, u"Waiting"_s, u" waiting"_s, u"stalled"_s, u"canceled"_s, u"waiting,failed"_s})
        QVERIFY2(!statusFromWord(word), qPrintable(word));
}

void WordsTest::fieldWords()
{
    // command-line.md, "JSON", without the parts of the key, the advice and the actions
    const QStringList words
        = u"title status vendorStatus ratio uploadedBytes totalBytes createdAt modifiedAt completedAt expiresAt "
          "retryCount errorCode errorMessage source device ip mediaId sourceUrl resultUrl internalUrl userData "
          "stalledSince checkedAt"_s.split(u' ');
    QCOMPARE(words.size(), fieldCount);
    for (int i = 0; i < fieldCount; ++i) {
        const auto field = static_cast<Field>(i);
        QCOMPARE(fieldWord(field), words[i]);
        QCOMPARE(fieldFromWord(words[i]), std::optional(field));
    }
    for (const QString &word : {u""_s, u"Title"_s, u"created"_s, u"account"_s, u"id"_s})
        QVERIFY2(!fieldFromWord(word), qPrintable(word));
}

void WordsTest::shownStatuses()
{
    QSet<int> shown;
    for (const UploadStatus status : allStatuses()) {
        QCOMPARE(plainStatus(shownStatus(status, false)), status);
        QCOMPARE(plainStatus(shownStatus(status, true)), status);
        QCOMPARE(shownStatus(status, true) == ShownStatus::Stalled, status == UploadStatus::Uploading);
        shown.insert(int(shownStatus(status, false)));
        shown.insert(int(shownStatus(status, true)));
    }
    QCOMPARE(shown.size(), shownStatusCount);
}

void WordsTest::whatCanStillChange()
{
    QStringList words;
    for (const UploadStatus status : allStatuses()) {
        if (canStillChange(status))
            words.append(statusWord(status));
    }
    QCOMPARE(words.join(u' '), u"waiting uploading retrying awaiting-confirmation processing unknown"_s);
}

void WordsTest::statusSets()
{
    StatusSet set;
    QVERIFY(set.isEmpty());
    set.add(ShownStatus::Failed);
    set.add(ShownStatus::Failed);
    QVERIFY(set.contains(ShownStatus::Failed) && !set.contains(ShownStatus::Stalled) && !set.isEmpty());
    QCOMPARE(set, StatusSet({ShownStatus::Failed}));
    QCOMPARE(set.bits(), 1U << int(ShownStatus::Failed));
    set.remove(ShownStatus::Failed);
    set.remove(ShownStatus::Waiting);
    QCOMPARE(set, StatusSet());
    for (int i = 0; i < shownStatusCount; ++i)
        set.add(static_cast<ShownStatus>(i));
    QCOMPARE(set.bits(), (1U << shownStatusCount) - 1U);
}

void WordsTest::fieldSets()
{
    FieldSet set;
    QVERIFY(set.isEmpty() && !set.intersects(FieldSet::all()));
    for (int i = 0; i < fieldCount; ++i) {
        const auto field = static_cast<Field>(i);
        QVERIFY(!set.contains(field) && FieldSet::all().contains(field));
        set.add(field);
        QVERIFY(set.contains(field));
    }
    QCOMPARE(set, FieldSet::all());
    FieldSet both {Field::Title};
    both |= FieldSet {Field::CheckedAt};
    QCOMPARE(both, (FieldSet {Field::Title, Field::CheckedAt}));
    QVERIFY(both.intersects({Field::CheckedAt, Field::Ip}) && !both.intersects({Field::Ip}));
}

void WordsTest::filters()
{
    QVERIFY(Filter().isEmpty());
    Filter filter;
    filter.text = u" \t\u3000"_s;
    QVERIFY(filter.isEmpty());
    QVERIFY(filter != Filter());
    filter.text = u" a "_s;
    QVERIFY(!filter.isEmpty());
    filter = {};
    filter.statuses.add(ShownStatus::Failed);
    QVERIFY(!filter.isEmpty());
    filter = {};
    filter.vendors = {u"zego"_s};
    QVERIFY(!filter.isEmpty());
    filter = {};
    filter.accounts = {u"a"_s};
    QVERIFY(!filter.isEmpty());
    filter = {};
    filter.createdSince = Instant();
    QVERIFY(!filter.isEmpty());
    QVERIFY(SortKey().descending && SortKey().field == Field::CreatedAt);
}

void WordsTest::addresses()
{
    VendorInfo vendor;
    vendor.primaryKind = UploadKind::UrlJob;
    QCOMPARE(uploadAddress({u"a"_s, UploadKind::UrlJob, u"1"_s}, vendor), u"a/1"_s);
    QCOMPARE(uploadAddress({u"a"_s, UploadKind::Media, u"1"_s}, vendor), u"a/media:1"_s);
    vendor.primaryKind = UploadKind::Media;
    QCOMPARE(uploadAddress({u"a"_s, UploadKind::Media, u"1/%2"_s}, vendor), u"a/1/%2"_s);
    QCOMPARE(uploadAddress({u"a"_s, UploadKind::UrlJob, u"1"_s}, vendor), u"a/job:1"_s);
}

void WordsTest::sendableIds_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("sendable");
    const auto row = [](const char *name, const QString &id, bool sendable) { QTest::newRow(name) << id << sendable; };
    row("hex", u"678f663727b2d80007000001"_s, true);
    row("one character", u"1"_s, true);
    row("punctuation", u"a-b_c.d/e:f*%\"'"_s, true);
    row("Chinese", u"上传"_s, true);
    row("emoji", u"🎬"_s, true);
    row("longest", QString(512, u'x'), true);
    row("too long", QString(513, u'x'), false);
    row("empty", QString(), false);
    row("comma", u"a,b"_s, false);
    row("blank", u"a b"_s, false);
    row("blank before", u" a"_s, false);
    row("tab", u"a\tb"_s, false);
    row("line break", u"a\n"_s, false);
    row("ideographic blank", u"a\u3000"_s, false);
    row("hard blank", u"a\u00a0b"_s, false);
    row("NUL", QString(u"a\0b"_s), false);
    row("bell", u"a\u0007"_s, false);
    row("delete", u"a\u007f"_s, false);
    row("C1 control", u"a\u0085"_s, false);
    row("no width", u"a\u200bb"_s, false);
    row("joiner", u"a\u200d"_s, false);
    row("right-to-left override", u"\u202eabc"_s, false);
    row("byte order mark", u"\ufeffabc"_s, false);
    row("replacement character", u"a\ufffd"_s, false);
    row("half a pair", QString(QChar(0xd83c)), false);
    row("pair swapped", QString(QChar(0xdfac)) + QChar(0xd83c), false);
}

void WordsTest::sendableIds()
{
    QFETCH(const QString, id);
    QFETCH(const bool, sendable);
    QCOMPARE(isSendableId(id), sendable);
}

void WordsTest::localTexts()
{
    const LocalText text {u"Upload"_s, u"上传"_s};
    QCOMPARE(text.in(Language::English), u"Upload"_s);
    QCOMPARE(text.in(Language::Chinese), u"上传"_s);
}

QTEST_APPLESS_MAIN(WordsTest)
#include "test_words.moc"
