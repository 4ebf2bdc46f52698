#include "engine/folded_text.h"
#include "engine/upload_view.h"
#include "tests/unit/models/uploads.h"

#include <QSignalSpy>
#include <QTest>

using namespace deck;
using namespace deck::test;
using namespace Qt::StringLiterals;

namespace {

QString ids(const UploadStore &store, const UploadView &view)
{
    QStringList ids;
    for (int i = 0; i < view.size(); ++i)
        ids.append(store.key(view.row(i)).id);
    return ids.join(u' ');
}

Upload titled(const QString &id, const std::optional<QString> &title)
{
    Upload upload = plainUpload(id);
    upload.title = title;
    return upload;
}

Upload created(const QString &id, std::optional<int> second)
{
    Upload upload = plainUpload(id);
    if (second)
        upload.createdAt = Instant(std::chrono::seconds(*second));
    return upload;
}

QString matching(const UploadStore &store, const QString &text)
{
    UploadView view(store);
    view.setSortKey({SortKey::By::Id, Field::CreatedAt, false});
    Filter filter;
    filter.text = text;
    view.setFilter(filter);
    return ids(store, view);
}

} // namespace

class TestUploadView final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void newestFirstByDefault();
    void absentLastInBothDirections();
    void tiesByRow();
    void titlesCaseAndWidthBlind();
    void sharedTextsWithTheSameFold();
    void filterParts();
    void searchesTheFivePlaces();
    void everyWordMustBeFound();
    void foldsWhatIsSearched_data();
    void foldsWhatIsSearched();
    void refinedNeedleAgreesWithAFreshSearch();
    void rearrangingIsToldAround();
    void keyThatMovesNothingIsToldInPlace();
    void removedAccountLeavesTheView();
    void positionsFollow();
    void viewMadeLateKnowsWhatIsThere();
};

void TestUploadView::newestFirstByDefault()
{
    UploadStore store;
    UploadView view(store);
    store.merge({created(u"a"_s, 2), created(u"b"_s, 3), created(u"c"_s, 1)});
    QCOMPARE(ids(store, view), u"b a c"_s);
}

void TestUploadView::absentLastInBothDirections()
{
    UploadStore store;
    UploadView view(store);
    store.merge({created(u"a"_s, {}), created(u"b"_s, 3), created(u"c"_s, {}), created(u"d"_s, 1)});
    QCOMPARE(ids(store, view), u"b d a c"_s);
    view.setSortKey({SortKey::By::Field, Field::CreatedAt, false});
    QCOMPARE(ids(store, view), u"d b a c"_s);
    store.merge({created(u"b"_s, {}), created(u"c"_s, 2)});
    QCOMPARE(ids(store, view), u"d c a b"_s);
    view.setSortKey({SortKey::By::Field, Field::Title, false});
    QCOMPARE(ids(store, view), u"a b c d"_s);
    store.merge({titled(u"d"_s, u"x"_s), titled(u"a"_s, QString())}); // an empty title is none
    QCOMPARE(ids(store, view), u"d a b c"_s);
    view.setSortKey({SortKey::By::Field, Field::Device, true}); // not in the store
    QCOMPARE(ids(store, view), u"a b c d"_s);
}

void TestUploadView::tiesByRow()
{
    UploadStore store;
    UploadView view(store);
    store.merge({created(u"a"_s, 5), created(u"b"_s, 5), created(u"c"_s, 5)});
    QCOMPARE(ids(store, view), u"c b a"_s); // ascending read backwards
    view.setSortKey({SortKey::By::Field, Field::CreatedAt, false});
    QCOMPARE(ids(store, view), u"a b c"_s);
    store.merge({created(u"b"_s, 6)});
    store.merge({created(u"b"_s, 5)});
    QCOMPARE(ids(store, view), u"a b c"_s);
}

void TestUploadView::titlesCaseAndWidthBlind()
{
    UploadStore store;
    UploadView view(store);
    view.setSortKey({SortKey::By::Field, Field::Title, false});
    store.merge({titled(u"1"_s, u"beta"_s), titled(u"2"_s, u"ＡＬＰＨＡ 2"_s), titled(u"3"_s, u"Alpha 1"_s),
                 titled(u"4"_s, u"alpha 1 and long beyond eight bytes b"_s),
                 titled(u"5"_s, u"Alpha 1 and long beyond eight bytes A"_s), titled(u"6"_s, u"Ägypten"_s),
                 titled(u"7"_s, u"ägypten"_s), titled(u"8"_s, u"文件"_s)});
    QCOMPARE(ids(store, view), u"3 5 4 2 1 6 7 8"_s);
}

void TestUploadView::sharedTextsWithTheSameFold()
{
    UploadStore store;
    UploadView view(store);
    view.setSortKey({SortKey::By::Field, Field::Source, false});
    const auto sourced = [](const QString &id, const QString &source) {
        Upload upload = plainUpload(id);
        upload.source = source;
        return upload;
    };
    store.merge({sourced(u"1"_s, u"Web"_s), sourced(u"2"_s, u"api"_s), sourced(u"3"_s, u"web"_s), sourced(u"4"_s, u"WEB"_s)});
    QCOMPARE(ids(store, view), u"2 1 3 4"_s);
    view.setSortKey({SortKey::By::Field, Field::Title, false});
    view.setSortKey({SortKey::By::Field, Field::Source, false}); // sorted at once, not merged in
    QCOMPARE(ids(store, view), u"2 1 3 4"_s);
}

void TestUploadView::filterParts()
{
    UploadStore store;
    UploadView view(store);
    Upload failed = created(u"b"_s, 20);
    failed.status = UploadStatus::Failed;
    Upload other = created(u"c"_s, 30);
    other.key.account = u"second"_s;
    other.vendor = u"other"_s;
    store.merge({created(u"a"_s, 10), failed, other, created(u"d"_s, {})});
    const auto filtered = [&](const Filter &filter) {
        view.setFilter(filter);
        return ids(store, view);
    };
    Filter filter;
    filter.statuses = {ShownStatus::Failed, ShownStatus::Expired};
    QCOMPARE(filtered(filter), u"b"_s);
    filter = {};
    filter.vendors = {u"other"_s, u"nobody"_s};
    QCOMPARE(filtered(filter), u"c"_s);
    filter = {};
    filter.accounts = {u"a"_s};
    QCOMPARE(filtered(filter), u"b a d"_s);
    filter.createdSince = Instant(std::chrono::seconds(20));
    QCOMPARE(filtered(filter), u"b"_s);
    QCOMPARE(view.setFilter(filter), false);
    QCOMPARE(view.filter(), filter);
    // an account that was not known when the filter was set
    filter = {};
    filter.accounts = {u"late"_s};
    QCOMPARE(filtered(filter), QString());
    Upload late = created(u"e"_s, 1);
    late.key.account = u"late"_s;
    store.merge({late});
    QCOMPARE(ids(store, view), u"e"_s);
}

void TestUploadView::searchesTheFivePlaces()
{
    UploadStore store;
    Upload upload = plainUpload(u"Id-Needle1"_s);
    upload.title = u"Needle2"_s;
    upload.sourceUrl = u"https://example.com/hidden/Needle3.mp4?q=needle6"_s;
    upload.errorCode = u"Needle4"_s;
    upload.errorMessage = u"a Needle5"_s;
    upload.source = u"needle7"_s;
    store.merge({upload});
    for (const int found : {1, 2, 3, 4, 5})
        QCOMPARE(matching(store, u"needle%1"_s.arg(found)), upload.key.id);
    for (const QString &absent : {u"needle6"_s, u"needle7"_s, u"hidden"_s, u"example"_s})
        QCOMPARE(matching(store, absent), QString());
}

void TestUploadView::everyWordMustBeFound()
{
    UploadStore store;
    Upload upload = plainUpload(u"x1"_s);
    upload.title = u"Summer holiday"_s;
    upload.errorMessage = u"quota exceeded"_s;
    store.merge({upload});
    QCOMPARE(matching(store, u"  holi　quota X1 "_s), u"x1"_s); // words of three places, one blank of full width
    QCOMPARE(matching(store, u"holi winter"_s), QString());
    QCOMPARE(matching(store, u"r h"_s), u"x1"_s);
    QCOMPARE(matching(store, u"   "_s), u"x1"_s);
}

void TestUploadView::foldsWhatIsSearched_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("needle");
    QTest::addColumn<bool>("found");
    QTest::newRow("case") << u"ABC"_s << u"abc"_s << true;
    QTest::newRow("case the other way") << u"abc"_s << u"ABC"_s << true;
    QTest::newRow("full width title") << u"ＡＢＣ１２"_s << u"abc12"_s << true;
    QTest::newRow("full width needle") << u"abc12"_s << u"ＡＢＣ１２"_s << true;
    QTest::newRow("umlaut") << u"ÄÖÜ"_s << u"äöü"_s << true;
    QTest::newRow("mixed") << u"Müller ABC"_s << u"MÜLLER abc"_s << true;
    QTest::newRow("Greek") << u"ΣΑΣ"_s << u"σας"_s << true;
    QTest::newRow("Cyrillic") << u"ФАЙЛ"_s << u"файл"_s << true;
    QTest::newRow("beyond the first plane") << u"\U00010400x"_s << u"\U00010428"_s << true;
    QTest::newRow("half-width kana") << u"ｶﾞｲﾄﾞ"_s << u"ガイド"_s << true;
    QTest::newRow("emoji") << u"go 😀"_s << u"😀"_s << true;
    QTest::newRow("another emoji") << u"go 😀"_s << u"😁"_s << false;
    QTest::newRow("Chinese") << u"会议记录"_s << u"记录"_s << true;
    QTest::newRow("accents count") << u"café"_s << u"cafe"_s << false;
    QTest::newRow("sharp s keeps its length") << u"Straße"_s << u"strasse"_s << false;
    QTest::newRow("lone surrogate") << QString(u"x"_s + QChar(0xD800)) << u"x"_s << true;
    QTest::newRow("across texts") << u"ab"_s << u"ab1"_s << false; // the ID is 1
}

void TestUploadView::foldsWhatIsSearched()
{
    QFETCH(QString, title);
    QFETCH(QString, needle);
    QFETCH(bool, found);
    UploadStore store;
    store.merge({titled(u"1"_s, title)});
    QCOMPARE(matching(store, needle), found ? u"1"_s : QString());
}

void TestUploadView::refinedNeedleAgreesWithAFreshSearch()
{
    UploadStore store;
    QList<Upload> uploads;
    for (int i = 0; i < 300; ++i)
        uploads.append(titled(QString::number(i), u"Clip %1 of %2"_s.arg(i * 7).arg(i % 13)));
    store.merge(uploads);
    UploadView view(store);
    view.setSortKey({SortKey::By::Id, Field::CreatedAt, false});
    for (const QString &text :
         {u"c"_s, u"cl"_s, u"clip"_s, u"clip 1"_s, u"clip 1 3"_s, u"clip 12 3"_s, u"clip 1"_s, u"lip 12"_s, u""_s}) {
        Filter filter;
        filter.text = text;
        view.setFilter(filter);
        QCOMPARE(ids(store, view), matching(store, text));
        QVERIFY(view.size() > 0);
    }
}

void TestUploadView::rearrangingIsToldAround()
{
    UploadStore store;
    UploadView view(store);
    store.merge({created(u"a"_s, 1), created(u"b"_s, 2)});
    QStringList told;
    connect(&view, &UploadView::aboutToRearrange, this, [&] { told.append(QString(u"before "_s + ids(store, view))); });
    connect(&view, &UploadView::rearranged, this, [&] { told.append(QString(u"after "_s + ids(store, view))); });
    store.merge({created(u"a"_s, 3)});
    QCOMPARE(told, (QStringList {u"before b a"_s, u"after a b"_s}));
    told.clear();
    view.setSortKey({SortKey::By::Field, Field::CreatedAt, true}); // as it is
    store.merge({created(u"a"_s, 3)});
    QCOMPARE(told, QStringList());
    view.disconnect(this);
}

void TestUploadView::keyThatMovesNothingIsToldInPlace()
{
    UploadStore store;
    UploadView view(store);
    store.merge({created(u"a"_s, 10), created(u"b"_s, 20), created(u"c"_s, 30)});
    QSignalSpy rearranged(&view, &UploadView::rearranged);
    QList<int> positions;
    FieldSet fields;
    connect(&view, &UploadView::changedInPlace, this, [&](const QList<int> &told, FieldSet toldFields) {
        positions = told;
        fields = toldFields;
    });
    store.merge({created(u"b"_s, 25)});
    QCOMPARE(rearranged.size(), 0);
    QCOMPARE(positions, QList<int> {1});
    QCOMPARE(fields, FieldSet {Field::CreatedAt});
    view.disconnect(this);
}

void TestUploadView::removedAccountLeavesTheView()
{
    UploadStore store;
    UploadView view(store);
    Upload other = created(u"x"_s, 15);
    other.key.account = u"b"_s;
    store.merge({created(u"a"_s, 10), other, created(u"c"_s, {})});
    QSignalSpy rearranged(&view, &UploadView::rearranged);
    store.removeAccount(u"b"_s);
    QCOMPARE(rearranged.size(), 1);
    QCOMPARE(ids(store, view), u"a c"_s);
    QCOMPARE(view.positionOf(1), std::nullopt);
    store.removeAccount(u"a"_s);
    QCOMPARE(view.size(), 0);
}

void TestUploadView::positionsFollow()
{
    UploadStore store;
    UploadView view(store);
    store.merge({created(u"a"_s, 1), created(u"b"_s, 2), created(u"c"_s, 3)});
    QCOMPARE(view.positionOf(0), std::optional(2));
    view.setSortKey({SortKey::By::Field, Field::CreatedAt, false});
    QCOMPARE(view.positionOf(0), std::optional(0));
    Filter filter;
    filter.createdSince = Instant(std::chrono::seconds(2));
    view.setFilter(filter);
    QCOMPARE(view.positionOf(0), std::nullopt);
    QCOMPARE(view.positionOf(1), std::optional(0));
    QCOMPARE(view.positionOf(99), std::nullopt);
}

void TestUploadView::viewMadeLateKnowsWhatIsThere()
{
    UploadStore store;
    store.merge({created(u"a"_s, 1), created(u"b"_s, 2)});
    const UploadView view(store);
    QCOMPARE(ids(store, view), u"b a"_s);
}

QTEST_GUILESS_MAIN(TestUploadView)
#include "test_upload_view.moc"
