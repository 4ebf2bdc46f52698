#include "core/json_value.h"
#include "recorded.h"
#include "vendors/aliyun/rows.h"

#include <QElapsedTimer>
#include <QSet>

#include <array>
#include <cmath>
#include <functional>

using namespace deck;
using namespace Qt::StringLiterals;

/// Whatever bytes come, the outcome is an error value, or rows in which every value stands in the bytes.
class AliyunBadInputTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutAtEachByte_data();
    void cutAtEachByte();
    void eachByteChanged_data();
    void eachByteChanged();
    void eachMemberOfEachType_data();
    void eachMemberOfEachType();
    void bytesThatAreNoAnswer_data();
    void bytesThatAreNoAnswer();
    void bytesThatAreStillAnAnswer_data();
    void bytesThatAreStillAnAnswer();
    void xmlThatIsNoAnswer_data();
    void xmlThatIsNoAnswer();
    void xmlThatIsStillAnAnswer_data();
    void xmlThatIsStillAnAnswer();
    void deep_data();
    void deep();
    void tenMegabytes_data();
    void tenMegabytes();
};

namespace {

const QString account = u"studio"_s;
const QStringList asked = {u"1"_s,
                           u"61ccbdb06fa83012be4d8083f6aaaaaa"_s,
                           u"86c1925fba0000000000000000000004"_s,
                           u"fbd600fc3c71ec99476732a78f0001aa"_s,
                           u"xxxxxxxxxx"_s,
                           u"3829500c0fef429fa4ec1680b122d001"_s};

/// What an answer gives, by whichever reader: its rows, or its error.
struct Outcome
{
    QList<Upload> rows;
    std::optional<ApiError> error;
};

Outcome outcomeOf(const Result<Details> &details)
{
    return details ? Outcome {details->uploads, {}} : Outcome {{}, details.error()};
}

Outcome outcomeOf(const Result<aliyun::MediaPage> &page)
{
    return page ? Outcome {page->page.uploads, {}} : Outcome {{}, page.error()};
}

QList<Outcome> readAll(const HttpReply &reply)
{
    return {outcomeOf(aliyun::readUploadDetails(reply, account, asked)),
            outcomeOf(aliyun::readSearchMedia(reply, account)),
            outcomeOf(aliyun::readVideoList(reply, account)),
            outcomeOf(aliyun::readUrlJobs(reply, u"aliyun-vod"_s, account, asked, false)),
            outcomeOf(aliyun::readUrlJobs(reply, u"aliyun-ims"_s, account, {u"https://example.com/4.mp4"_s}, true)),
            outcomeOf(aliyun::readMediaBasicInfos(reply, account)),
            outcomeOf(aliyun::readBatchMediaInfos(reply, account, asked))};
}

/// By the reader the recorded file is meant for.
Outcome readAsMeant(const QString &file, const HttpReply &reply)
{
    const QString operation = file.section(u'.', 1, 1);
    if (operation == u"GetUploadDetails"_s)
        return outcomeOf(aliyun::readUploadDetails(reply, account, asked));
    if (operation == u"SearchMedia"_s)
        return outcomeOf(aliyun::readSearchMedia(reply, account));
    if (operation == u"GetVideoList"_s)
        return outcomeOf(aliyun::readVideoList(reply, account));
    if (operation == u"ListMediaBasicInfos"_s)
        return outcomeOf(aliyun::readMediaBasicInfos(reply, account));
    if (operation == u"BatchGetMediaInfos"_s)
        return outcomeOf(aliyun::readBatchMediaInfos(reply, account, asked));
    return outcomeOf(aliyun::readUrlJobs(reply, u"aliyun-vod"_s, account, asked, false));
}

void addRecorded(const QString &ending = {})
{
    QTest::addColumn<QString>("file");
    for (const QString &operation : {u"*.GetUploadDetails.*"_s, u"vod.SearchMedia.*"_s, u"vod.GetVideoList.json"_s,
                                     u"*.GetUrlUploadInfos.*"_s, u"*.ListMediaBasicInfos.*"_s, u"*.BatchGetMediaInfos.*"_s}) {
        for (const QString &name : recorded::names(operation)) { // without regard to case: GetURLUploadInfos as well
            if (name.endsWith(ending))
                QTest::newRow(qPrintable(name)) << name;
        }
    }
}

QStringList textsOf(const Upload &row)
{
    QStringList texts = {row.key.id, row.vendorStatus};
    for (const auto &text : {row.title, row.errorCode, row.errorMessage, row.source, row.device, row.ip, row.mediaId,
                             row.sourceUrl, row.resultUrl, row.userData})
        texts += text.value_or(QString());
    return texts;
}

/// What no answer of this vendor can say, and what no row may be.
void verifyPossible(const Upload &row)
{
    QVERIFY(!row.key.id.isEmpty() && row.key.id.size() <= 512 && row.key.account == account);
    QVERIFY(row.vendor == u"aliyun-vod"_s || row.vendor == u"aliyun-ims"_s);
    QVERIFY(!row.retryCount && !row.expiresAt && !row.internalUrl && !row.stalledSince);
    QVERIFY(!row.ratio || (*row.ratio >= 0 && *row.ratio <= 1 && !std::signbit(*row.ratio)));
    for (const auto &size : {row.uploadedBytes, row.totalBytes})
        QVERIFY(!size || *size >= 0);
    for (const auto &time : {row.createdAt, row.modifiedAt, row.completedAt})
        QVERIFY(!time || (unixSeconds(*time) > 0 && unixSeconds(*time) <= 253402300799));
    for (const auto &text : {row.title, row.errorCode, row.errorMessage, row.mediaId, row.sourceUrl, row.resultUrl, row.userData})
        QVERIFY(!text || (!text->isEmpty() && text->isValidUtf16()));
    QVERIFY(!(row.status == UploadStatus::Succeeded && (row.errorCode || row.errorMessage)));
    QVERIFY(!row.vendorStatus.isEmpty() || row.status == UploadStatus::Unknown);
    // a row covers what it says
    FieldSet said = differences(row, Upload());
    said |= row.covers;
    QCOMPARE(row.covers, said);
    QVERIFY(row.covers == FieldSet() || row.checkedAt == recorded::receivedAt);
}

void verifyPossible(const Outcome &outcome)
{
    if (outcome.error) {
        QVERIFY(!outcome.error->code.isEmpty());
        QVERIFY(outcome.error->message.size() <= 1000);
    }
    for (const Upload &row : outcome.rows)
        verifyPossible(row);
}

QByteArray utf16(const QString &text)
{
    return QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
}

QByteArray detailsXml(const QByteArray &inside)
{
    return "<GetUploadDetailsResponse><RequestId>r</RequestId>" + inside + "</GetUploadDetailsResponse>";
}

} // namespace

void AliyunBadInputTest::cutAtEachByte_data()
{
    addRecorded();
}

void AliyunBadInputTest::cutAtEachByte()
{
    QFETCH(const QString, file);
    const HttpReply whole = recorded::answer(file);
    const QByteArray body = whole.body.trimmed();
    for (qsizetype size = 0; size < body.size(); ++size) {
        HttpReply cut = whole;
        cut.body = body.first(size);
        const Outcome outcome = readAsMeant(file, cut);
        QVERIFY2(outcome.error, qPrintable(QString::number(size)));
        QCOMPARE(outcome.error->kind, ErrorKind::BadAnswer);
        QVERIFY2(outcome.error->code.startsWith(u"answer-"_s), qPrintable(outcome.error->code));
    }
}

void AliyunBadInputTest::eachByteChanged_data()
{
    addRecorded();
}

void AliyunBadInputTest::eachByteChanged()
{
    QFETCH(const QString, file);
    const HttpReply whole = recorded::answer(file);
    static constexpr std::array bytes = {'\0', '"', '}', '9', '<', '\x80'};
    for (qsizetype i = 0; i < whole.body.size(); ++i) {
        HttpReply changed = whole;
        changed.body[i] = bytes.at(i % bytes.size());
        verifyPossible(readAsMeant(file, changed));
        changed.body[i] = bytes.at((i / 2 + 3) % bytes.size());
        verifyPossible(readAsMeant(file, changed));
    }
}

void AliyunBadInputTest::eachMemberOfEachType_data()
{
    addRecorded(u".json"_s); // XML has no types
}

namespace {

/// Puts `value` in the place of each member in turn, at whatever depth, and calls `visit` with the whole.
void withEachMember(const QJsonValue &tree, const QJsonValue &value, const std::function<void(const QJsonValue &)> &visit)
{
    if (tree.isArray()) {
        QJsonArray array = tree.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            const QJsonValue before = array.at(i);
            withEachMember(before, value, [&](const QJsonValue &changed) {
                array[i] = changed;
                visit(array);
            });
            array[i] = value;
            visit(array);
            array[i] = before;
        }
        return;
    }
    QJsonObject object = tree.toObject();
    for (const QString &name : object.keys()) {
        const QJsonValue before = object.value(name);
        withEachMember(before, value, [&](const QJsonValue &changed) {
            object.insert(name, changed);
            visit(object);
        });
        object.insert(name, value);
        visit(object);
        object.insert(name, before);
    }
}

} // namespace

void AliyunBadInputTest::eachMemberOfEachType()
{
    QFETCH(const QString, file);
    HttpReply reply = recorded::answer(file);
    const QJsonObject tree = *jsonObject(reply.body);
    QSet<QString> known = {QString()};
    for (const Upload &row : readAsMeant(file, reply).rows) {
        const QStringList texts = textsOf(row);
        known.unite({texts.begin(), texts.end()});
    }
    for (const QString &id : asked)
        known.insert(id);
    const QString plain = QString::fromUtf8(reply.body);
    for (const QByteArray &json : {"null"_ba,
                                   "true"_ba,
                                   "false"_ba,
                                   "0"_ba,
                                   "-1"_ba,
                                   "1.5"_ba,
                                   "4"_ba,
                                   "1e30"_ba,
                                   "9007199254740993"_ba,
                                   "9223372036854775807"_ba,
                                   "\"\""_ba,
                                   "\"x\""_ba,
                                   "\"4\""_ba,
                                   "\"-1\""_ba,
                                   "\"nan\""_ba,
                                   "\"1e3\""_ba,
                                   "\"Normal\""_ba,
                                   "[]"_ba,
                                   "[[]]"_ba,
                                   "[null]"_ba,
                                   "[{}]"_ba,
                                   "{}"_ba,
                                   "\"[\""_ba,
                                   "\"['x']\""_ba,
                                   "{\"a\":{\"b\":[1,2,3]}}"_ba}) {
        const QJsonValue value = jsonObject("{\"v\":" + json + '}')->value("v"_L1);
        withEachMember(tree, value, [&](const QJsonValue &changed) {
            reply.body = QJsonDocument(changed.toObject()).toJson(QJsonDocument::Compact);
            const Outcome outcome = readAsMeant(file, reply);
            verifyPossible(outcome);
            for (const Upload &row : outcome.rows) {
                for (const QString &text : textsOf(row)) {
                    const bool fromValue = QString::fromUtf8(json).contains(text)
                        || text == QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
                    QVERIFY2(fromValue || known.contains(text) || plain.contains(text), qPrintable(text));
                }
            }
        });
    }
}

void AliyunBadInputTest::bytesThatAreNoAnswer_data()
{
    QTest::addColumn<QByteArray>("body");
    const QByteArray good = recorded::read(u"vod.GetUploadDetails.json"_s);
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("blanks") << " \r\n\t "_ba;
    QTest::newRow("byte order mark alone") << "\xEF\xBB\xBF"_ba;
    QTest::newRow("HTML") << "<!DOCTYPE html><html><body>Sign in</body></html>"_ba;
    QTest::newRow("HTML without a type") << "<html><body>Sign in</body></html>"_ba;
    QTest::newRow("UTF-16") << utf16(QString::fromUtf8(good));
    QTest::newRow("UTF-16 with mark") << utf16(u'\uFEFF' + QString::fromUtf8(good));
    QTest::newRow("GBK title") << R"({"UploadDetails":[{"MediaId":"1","Title":")"_ba + "\xB3\xB1\xCF\xAB" + R"("}]})";
    QTest::newRow("overlong UTF-8") << R"({"Message":")"_ba + "\xC0\xAF" + R"("})";
    QTest::newRow("surrogate in UTF-8") << R"({"Message":")"_ba + "\xED\xA0\x80" + R"("})";
    QTest::newRow("NUL bytes") << QByteArray(100, '\0');
    QTest::newRow("NUL in the middle") << QByteArray(good).insert(good.indexOf("\"Title\""), '\0');
    QTest::newRow("NUL behind") << good + '\0';
    QTest::newRow("two answers") << good + good;
    QTest::newRow("hexadecimal") << R"({"Total":0x10})"_ba;
    QTest::newRow("trailing comma") << recorded::read(u"vod.GetVideoList.doc2021.json.txt"_s);
    QTest::newRow("comment") << "{\"Total\":0 // fine\n}"_ba;
    QTest::newRow("single quotes") << "{'Total':0}"_ba;
    QTest::newRow("text") << "\"RequestId\""_ba;
    QTest::newRow("number") << "0"_ba;
    QTest::newRow("null") << "null"_ba;
    QTest::newRow("list of answers") << '[' + good + ']';
}

void AliyunBadInputTest::bytesThatAreNoAnswer()
{
    QFETCH(const QByteArray, body);
    for (const QByteArray &type : {"application/json;charset=utf-8"_ba, "text/xml;charset=utf-8"_ba, ""_ba}) {
        for (const Outcome &outcome : readAll(recorded::reply(body, 200, type))) {
            QVERIFY(outcome.error);
            QCOMPARE(outcome.error->kind, ErrorKind::BadAnswer);
            QVERIFY2(outcome.error->code.startsWith(u"answer-"_s), qPrintable(outcome.error->code));
            QVERIFY(!outcome.error->message.isEmpty() && outcome.error->message.size() < 300);
        }
    }
}

void AliyunBadInputTest::bytesThatAreStillAnAnswer_data()
{
    QTest::addColumn<QByteArray>("body");
    const QByteArray good = recorded::read(u"vod.GetUploadDetails.json"_s);
    QTest::newRow("byte order mark") << "\xEF\xBB\xBF"_ba + good;
    QTest::newRow("byte order mark and blanks") << "\xEF\xBB\xBF\r\n "_ba + good + " \r\n"_ba;
    QTest::newRow("other order of members") << QJsonDocument::fromJson(good).toJson(QJsonDocument::Compact);
    QTest::newRow("huge number in a member we do not know")
        << QByteArray(good).replace("\"Title\"", "\"Fresh\": 9e300, \"Title\"");
    QTest::newRow("1e400 in a member we do not know") << QByteArray(good).replace("\"Title\"", "\"Fresh\": 1e400, \"Title\"");
    QTest::newRow("NaN in a member we do not know") << QByteArray(good).replace("\"Title\"", "\"Fresh\": NaN, \"Title\"");
    QTest::newRow("same key twice") << QByteArray(good).replace("\"UploadRatio\": 1,", "\"UploadRatio\": 1, \"UploadRatio\": 1,");
    QTest::newRow("numbers as text") << QByteArray(good).replace("414119", "\"414119\"").replace("0.038", "\"0.038\"");
}

void AliyunBadInputTest::bytesThatAreStillAnAnswer()
{
    QFETCH(const QByteArray, body);
    for (const QByteArray &type : {"application/json;charset=utf-8"_ba, "text/xml;charset=utf-8"_ba, ""_ba}) {
        const Outcome outcome = outcomeOf(aliyun::readUploadDetails(recorded::reply(body, 200, type), account, asked));
        QVERIFY(!outcome.error);
        QCOMPARE(outcome.rows,
                 outcomeOf(aliyun::readUploadDetails(recorded::answer(u"vod.GetUploadDetails.json"_s), account, asked)).rows);
    }
}

void AliyunBadInputTest::xmlThatIsNoAnswer_data()
{
    QTest::addColumn<QByteArray>("body");
    const QByteArray detail = "<UploadDetails><MediaId>1</MediaId><Title>&t;</Title></UploadDetails>";
    QByteArray bomb = "<!DOCTYPE x [<!ENTITY a0 \"boom\">";
    for (int i = 1; i < 30; ++i)
        bomb += "<!ENTITY a" + QByteArray::number(i) + " \"" + QByteArray("&a" + QByteArray::number(i - 1) + ';').repeated(10)
            + "\">";
    QTest::newRow("entity bomb") << bomb + "<!ENTITY t \"&a29;\">]>" + detailsXml(detail);
    QTest::newRow("external entity") << "<!DOCTYPE x [<!ENTITY t SYSTEM \"file:///etc/passwd\">]>" + detailsXml(detail);
    QTest::newRow("external type") << "<!DOCTYPE x SYSTEM \"http://h.example/x.dtd\">" + detailsXml(detail);
    QTest::newRow("parameter entity") << "<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://h.example/x\">%p;]>" + detailsXml(detail);
    QTest::newRow("entity nobody defined") << detailsXml(detail);
    QTest::newRow("not closed") << "<GetUploadDetailsResponse><UploadDetails>"_ba;
    QTest::newRow("closed crosswise") << "<XResponse><a><b></a></b></XResponse>"_ba;
    QTest::newRow("two roots") << detailsXml({}) + detailsXml({});
    QTest::newRow("text behind") << detailsXml({}) + "x";
    QTest::newRow("another root") << "<UploadDetails><MediaId>1</MediaId></UploadDetails>"_ba;
    QTest::newRow("no root") << "<?xml version=\"1.0\"?>"_ba;
    QTest::newRow("deep") << detailsXml("<a>"_ba.repeated(1000) + "</a>"_ba.repeated(1000));
    QTest::newRow("a thousand levels, open") << "<XResponse>"_ba + "<a>"_ba.repeated(1000);
    QTest::newRow("attribute twice") << detailsXml("<a b='1' b='2'/>");
    QTest::newRow("no XML character") << detailsXml("<Title>\x01</Title>");
}

void AliyunBadInputTest::xmlThatIsNoAnswer()
{
    QFETCH(const QByteArray, body);
    QElapsedTimer timer;
    timer.start();
    for (const Outcome &outcome : readAll(recorded::reply(body, 200, "text/xml"))) {
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->kind, ErrorKind::BadAnswer);
        QVERIFY(outcome.error->code.startsWith(u"answer-"_s));
        QVERIFY(!outcome.error->message.contains(u"root:"_s)); // nothing of a file it pointed to
    }
    QVERIFY2(timer.elapsed() < 10'000, "a hang, not a slow machine");
}

void AliyunBadInputTest::xmlThatIsStillAnAnswer_data()
{
    QTest::addColumn<QByteArray>("inside");
    QTest::addColumn<QString>("title");
    QTest::newRow("CDATA")
        << "<UploadDetails><MediaId><![CDATA[1]]></MediaId><Title><![CDATA[<b>&amp;]]></Title></UploadDetails>"_ba
        << u"<b>&amp;"_s;
    QTest::newRow("CDATA amid text") << "<UploadDetails><MediaId>1</MediaId><Title>a<![CDATA[<]]>b</Title></UploadDetails>"_ba
                                     << u"a<b"_s;
    QTest::newRow("predefined entities")
        << "<UploadDetails><MediaId>1</MediaId><Title>&lt;&amp;&gt;&quot;&apos;&#28526;&#x6c50;</Title></UploadDetails>"_ba
        << u"<&>\"'潮汐"_s;
    QTest::newRow("comment") << "<UploadDetails><!-- x --><MediaId>1</MediaId><Title>a<!-- y -->b</Title></UploadDetails>"_ba
                             << u"ab"_s;
    QTest::newRow("instruction") << "<UploadDetails><?x y?><MediaId>1</MediaId><Title>a</Title></UploadDetails>"_ba << u"a"_s;
    QTest::newRow("name spaces")
        << "<UploadDetails xmlns=\"urn:x\" xmlns:v=\"urn:y\"><MediaId v:a='2'>1</MediaId><Title>a</Title></UploadDetails>"_ba
        << u"a"_s;
    QTest::newRow("attributes") << "<UploadDetails id=\"9\"><MediaId x=\"8\">1</MediaId><Title>a</Title></UploadDetails>"_ba
                                << u"a"_s;
    QTest::newRow("blanks around the ID") << "<UploadDetails>\n <MediaId>\n 1\n </MediaId><Title>a</Title>\n</UploadDetails>"_ba
                                          << u"a"_s;
    QTest::newRow("empty elements")
        << "<UploadDetails><MediaId>1</MediaId><Title/><FileSize/><Status></Status></UploadDetails>"_ba << QString();
    QTest::newRow("elements where a text belongs")
        << "<UploadDetails><MediaId>1</MediaId><Title><b>x</b></Title></UploadDetails>"_ba << QString();
}

void AliyunBadInputTest::xmlThatIsStillAnAnswer()
{
    QFETCH(const QByteArray, inside);
    QFETCH(const QString, title);
    for (const char *declaration :
         {"", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", "<? xml version=\"1.0\" ? >", "\xEF\xBB\xBF"}) {
        const Result<Details> details = aliyun::readUploadDetails(
            recorded::reply(declaration + detailsXml(inside), 200, "text/xml;charset=utf-8"), account, {u"1"_s});
        QVERIFY2(details.has_value(), declaration);
        QCOMPARE(details->uploads.size(), 1);
        verifyPossible(details->uploads.constFirst());
        QVERIFY(details->uploads.constFirst().covers != FieldSet()); // it is the row that came
        QCOMPARE(details->uploads.constFirst().title.value_or(QString()), title);
    }
}

void AliyunBadInputTest::deep_data()
{
    QTest::addColumn<int>("depth");
    for (const int depth : {10, 1000, 1025, 100'000})
        QTest::addRow("%d", depth) << depth;
}

void AliyunBadInputTest::deep()
{
    QFETCH(const int, depth);
    for (const QByteArray &open : {"["_ba, "{\"a\":"_ba}) {
        const QByteArray nest = open.repeated(depth) + '0' + (open == "["_ba ? "]"_ba : "}"_ba).repeated(depth);
        for (const QByteArray &list : {"UploadDetails"_ba, "NonExistMediaIds"_ba, "MediaList"_ba, "VideoList"_ba,
                                       "URLUploadInfoList"_ba, "NonExists"_ba, "MediaInfos"_ba, "IgnoredList"_ba}) {
            for (const QByteArray &value : {nest, QByteArray('"' + QByteArray(nest).replace("\"", "\\\"") + '"')}) {
                for (const Outcome &outcome : readAll(recorded::reply(R"({"RequestId":"r",")" + list + "\":" + value + '}')))
                    verifyPossible(outcome);
            }
            if (depth > 2000)
                break; // the JSON reader is at its end before any list is looked into
        }
        // beside a list that is fine, nobody looks into it
        const Outcome beside = outcomeOf(aliyun::readUploadDetails(
            recorded::reply(R"({"RequestId":"r","UploadDetails":[{"MediaId":"1","Status":"Normal"}],"Fresh":)" + nest + '}'),
            account, {u"1"_s}));
        if (depth <= 1000)
            QVERIFY(!beside.error && beside.rows.constFirst().status == UploadStatus::Succeeded);
        else if (depth > 2000)
            QVERIFY(beside.error); // in between, how much is too much is the JSON reader's matter
    }
}

void AliyunBadInputTest::tenMegabytes_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<qsizetype>("rows"); // -1: an error value
    constexpr qsizetype size = 10 * 1024 * 1024;
    QTest::newRow("one title") << R"({"VideoList":[{"VideoId":"1","Title":")" + QByteArray(size, 'x') + R"("}]})" << qsizetype(1);
    const QByteArray item = R"({"VideoId":"678f663727b2d80007000001","Status":"Normal"},)";
    const qsizetype items = size / item.size();
    QTest::newRow("entries") << R"({"VideoList":[)" + item.repeated(items) + "{}]}" << items;
    const QByteArray element = "<VideoList><VideoId>1</VideoId></VideoList>";
    QTest::newRow("elements") << "<XResponse>" + element.repeated(size / element.size()) + "</XResponse>"
                              << size / element.size();
    QTest::newRow("names") << "<XResponse><VideoList><VideoId>1</VideoId>" + QByteArray("<a/>").repeated(size / 4)
            + "</VideoList></XResponse>"
                           << qsizetype(1);
    QTest::newRow("printed list") << R"({"VideoList":")" + QByteArray(size, '[') + R"("})" << qsizetype(-1);
    QTest::newRow("brackets") << QByteArray(size, '[') << qsizetype(-1);
    QTest::newRow("open elements") << QByteArray("<XResponse>") + QByteArray("<a>").repeated(size / 3) << qsizetype(-1);
    QTest::newRow("blanks") << QByteArray(size, ' ') << qsizetype(-1);
}

void AliyunBadInputTest::tenMegabytes()
{
    QFETCH(const QByteArray, body);
    QFETCH(const qsizetype, rows);
    QElapsedTimer timer;
    timer.start();
    const Outcome outcome = outcomeOf(aliyun::readVideoList(recorded::reply(body, 200, {}), account));
    QVERIFY2(timer.elapsed() < 20'000, "a hang, not a slow machine");
    QCOMPARE(outcome.error.has_value(), rows < 0);
    if (rows >= 0)
        QCOMPARE(outcome.rows.size(), rows);
    else
        QVERIFY(outcome.error->message.size() <= 1000);
}

QTEST_APPLESS_MAIN(AliyunBadInputTest)
#include "test_aliyun_bad_input.moc"
