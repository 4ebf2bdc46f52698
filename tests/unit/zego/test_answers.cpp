#include "recorded.h"
#include "vendors/zego/answers.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace deck;
using namespace Qt::StringLiterals;

class AnswersTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordedLists_data();
    void recordedLists();
    void everyRecordedListIsTested();
    void oddTasks_data();
    void oddTasks();
    void oddLists_data();
    void oddLists();
    void recordedErrors_data();
    void recordedErrors();
    void otherRecordedBodies_data();
    void otherRecordedBodies();
    void codeDecides_data();
    void codeDecides();
    void foreignAnswers_data();
    void foreignAnswers();
    void requestIds_data();
    void requestIds();
    void details_data();
    void details();
    void retryAfterAndStatusStay();
};

namespace {

constexpr FieldSet covers = {
    Field::Title,      Field::Status,    Field::VendorStatus, Field::CreatedAt,   Field::ExpiresAt,
    Field::RetryCount, Field::SourceUrl, Field::ResultUrl,    Field::InternalUrl, Field::CheckedAt,
};

Instant at(qint64 seconds)
{
    return Instant(std::chrono::seconds(seconds));
}

/// An upload of which the answer says nothing but ID and status.
Upload bareUpload(const QString &id, UploadStatus status, const QString &vendorStatus)
{
    Upload upload;
    upload.key = {u"player"_s, UploadKind::UrlJob, id};
    upload.vendor = u"zego"_s;
    upload.status = status;
    upload.vendorStatus = vendorStatus;
    upload.checkedAt = recorded::receivedAt;
    upload.covers = covers;
    return upload;
}

Upload publishedUpload()
{
    Upload upload = bareUpload(u"upload_task_1"_s, UploadStatus::Succeeded, u"4"_s);
    upload.title = u"your-title.mp4"_s;
    upload.retryCount = 0;
    upload.expiresAt = at(1742989076);
    upload.createdAt = at(1735213076);
    upload.sourceUrl = u"https://xxx.com/video/test.mp4"_s;
    upload.resultUrl = u"https://xxx.com/video/your-title.mp4"_s;
    upload.internalUrl = u"https://xxx.com/video/your-title.mp4"_s;
    return upload;
}

/// Upload `number` of the two recorded pages.
Upload pagedUpload(int number, UploadStatus status, const QString &title = {})
{
    Upload upload = bareUpload(u"678f663727b2d8000700000%1"_s.arg(number), status,
                               status == UploadStatus::Unknown ? u"9"_s : QString::number(number));
    upload.title = title.isEmpty() ? u"clip-%1.mp4"_s.arg(number) : title;
    upload.retryCount = 0;
    upload.createdAt = at(1735213076 + 60 * number);
    upload.sourceUrl = u"https://media.example.com/video/%1.mp4"_s.arg(number);
    return upload;
}

Upload stored(Upload upload, qint64 expiresAt)
{
    upload.expiresAt = at(expiresAt);
    upload.resultUrl = u"https://cdn.example.com/video/"_s + *upload.title;
    upload.internalUrl = u"https://internal.example.com/video/"_s + *upload.title;
    return upload;
}

Upload retriedOnce(Upload upload)
{
    upload.retryCount = 1;
    return upload;
}

QByteArray answerWith(const QByteArray &data)
{
    return R"({"Code":0,"Message":"succeed","RequestId":"r","Data":)" + data + '}';
}

QString show(const Upload &upload)
{
    const auto text = [](const std::optional<QString> &value) { return value ? u'"' + *value + u'"' : u"-"_s; };
    const auto time = [](const std::optional<Instant> &value) { return value ? isoUtc(*value) : u"-"_s; };
    return QStringList {
        upload.key.account,        upload.key.id,          upload.vendor,
        statusWord(upload.status), upload.vendorStatus,    text(upload.title),
        time(upload.createdAt),    time(upload.expiresAt), upload.retryCount ? QString::number(*upload.retryCount) : u"-"_s,
        text(upload.sourceUrl),    text(upload.resultUrl), text(upload.internalUrl)}
        .join(u" | "_s);
}

void compare(const QList<Upload> &actual, const QList<Upload> &expected)
{
    QCOMPARE(actual.size(), expected.size());
    for (qsizetype i = 0; i < actual.size(); ++i) {
        QCOMPARE(show(actual[i]), show(expected[i]));
        QCOMPARE(actual[i], expected[i]); // every field, those not shown too
    }
}

} // namespace

void AnswersTest::recordedLists_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QList<Upload>>("uploads");
    QTest::addColumn<QString>("token");
    QTest::addColumn<qint64>("total");
    const auto row = [](const char *name, const QList<Upload> &uploads, const QString &token, qint64 total) {
        QTest::newRow(name) << u"describe-upload-tasks.%1-200.json"_s.arg(QLatin1StringView(name)) << uploads << token << total;
    };
    row("published", {publishedUpload()}, {}, 1);
    row("openapi", {publishedUpload()}, {}, 1);
    row("table-spelling", {publishedUpload()}, {}, 1);
    row("page1",
        {pagedUpload(1, UploadStatus::Waiting), pagedUpload(2, UploadStatus::Uploading),
         retriedOnce(pagedUpload(3, UploadStatus::Retrying)), stored(pagedUpload(4, UploadStatus::Succeeded), 1735472516),
         retriedOnce(pagedUpload(5, UploadStatus::Failed))},
        u"eyJsYXN0IjoiNjc4ZjY2In0="_s, 9);
    row("page2-last",
        {pagedUpload(6, UploadStatus::Cancelled), stored(pagedUpload(7, UploadStatus::Expired), 1735472696),
         pagedUpload(8, UploadStatus::Unknown, u"unknown status.flac"_s),
         bareUpload(u"678f663727b2d80007000009"_s, UploadStatus::Waiting, u"1"_s)},
        {}, 9);
    row("empty", {}, {}, 0);
    row("null-list", {}, {}, 0);
    row("empty-page-with-token", {}, u"b3BhcXVl"_s, 9);
}

void AnswersTest::recordedLists()
{
    QFETCH(const QString, file);
    QFETCH(const QList<Upload>, uploads);
    QFETCH(const QString, token);
    QFETCH(const qint64, total);
    const Result<Page> page = zego::readPage(recorded::reply(recorded::read(file)), u"player"_s);
    QVERIFY(page.has_value());
    compare(page->uploads, uploads);
    QCOMPARE(page->nextCursor, token);
    QCOMPARE(page->total, std::optional(total));
    QVERIFY(!page->raw.isEmpty());
}

void AnswersTest::everyRecordedListIsTested()
{
    QCOMPARE(recorded::names(u"describe-upload-tasks.*.json"_s).size(), 8);
}

void AnswersTest::oddTasks_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<Upload>("expected");
    const QString id = u"1"_s;
    const Upload waiting = bareUpload(id, UploadStatus::Waiting, u"1"_s);
    const auto row = [](const char *name, const char *field, const Upload &expected) {
        QTest::newRow(name) << QByteArray(field) << expected;
    };
    const auto with = [&waiting](auto member, const auto &value) {
        Upload upload = waiting;
        upload.*member = value;
        return upload;
    };
    row("nothing else", R"("Status":1)", waiting);
    row("unknown field", R"("Status":1,"Fresh":{"a":[1]},"Size":7,"Progress":0.5,"Reason":"x")", waiting);

    row("status absent", R"("x":0)", bareUpload(id, UploadStatus::Unknown, {}));
    row("status null", R"("Status":null)", bareUpload(id, UploadStatus::Unknown, {}));
    row("status 0", R"("Status":0)", bareUpload(id, UploadStatus::Unknown, u"0"_s));
    row("status 8", R"("Status":8)", bareUpload(id, UploadStatus::Unknown, u"8"_s));
    row("status -1", R"("Status":-1)", bareUpload(id, UploadStatus::Unknown, u"-1"_s));
    row("status 4.0", R"("Status":4.0)", bareUpload(id, UploadStatus::Succeeded, u"4"_s));
    row("status 1.5", R"("Status":1.5)", bareUpload(id, UploadStatus::Unknown, u"1.5"_s));
    row("status \"4\"", R"("Status":"4")", bareUpload(id, UploadStatus::Succeeded, u"4"_s));
    row("status \"x\"", R"("Status":"x")", bareUpload(id, UploadStatus::Unknown, u"x"_s));
    row("status \"\"", R"("Status":"")", bareUpload(id, UploadStatus::Unknown, {}));
    row("status true", R"("Status":true)", bareUpload(id, UploadStatus::Unknown, {}));
    row("status list", R"("Status":[4])", bareUpload(id, UploadStatus::Unknown, {}));
    row("status beyond int", R"("Status":4294967300)", bareUpload(id, UploadStatus::Unknown, u"4294967300"_s));

    row("expires 0", R"("Status":1,"ExpiresAt":0)", waiting);
    row("expires null", R"("Status":1,"ExpiresAt":null)", waiting);
    row("expires as text", R"("Status":1,"ExpiresAt":"1742989076")", with(&Upload::expiresAt, at(1742989076)));
    row("expires negative", R"("Status":1,"ExpiresAt":-1)", waiting);
    row("expires in milliseconds", R"("Status":1,"ExpiresAt":1742989076000)", waiting);
    row("created 0", R"("Status":1,"CreateTime":0)", waiting);
    row("created as text", R"("Status":1,"CreateTime":"1735213076")", with(&Upload::createdAt, at(1735213076)));
    row("created in milliseconds", R"("Status":1,"CreateTime":1735213076000)", waiting);
    row("created past 2038", R"("Status":1,"CreateTime":4102444800)", with(&Upload::createdAt, at(4102444800)));
    row("created at the end of 9999", R"("Status":1,"CreateTime":253402300799)", with(&Upload::createdAt, at(253402300799)));
    row("created in 10000", R"("Status":1,"CreateTime":253402300800)", waiting);
    row("created as fraction", R"("Status":1,"CreateTime":1735213076.5)", waiting);
    row("created as a date", R"("Status":1,"CreateTime":"2024-12-26T11:37:56Z")", waiting);
    row("created true", R"("Status":1,"CreateTime":true)", waiting);
    row("expires before created", R"("Status":1,"CreateTime":1735213076,"ExpiresAt":5)", [&] {
        Upload upload = with(&Upload::createdAt, at(1735213076));
        upload.expiresAt = at(5);
        return upload;
    }());

    row("retries as text", R"("Status":1,"RetryCount":"3")", with(&Upload::retryCount, 3));
    row("retries negative", R"("Status":1,"RetryCount":-1)", waiting);
    row("retries most", R"("Status":1,"RetryCount":2147483647)", with(&Upload::retryCount, 2147483647));
    row("retries too many", R"("Status":1,"RetryCount":2147483648)", waiting);
    row("retries 2^53+1", R"("Status":1,"RetryCount":9007199254740993)", waiting);
    row("retries 10^30", R"("Status":1,"RetryCount":1000000000000000000000000000000)", waiting);
    row("retries null", R"("Status":1,"RetryCount":null)", waiting);
    row("retries empty text", R"("Status":1,"RetryCount":"")", waiting);

    row("empty texts", R"("Status":1,"Title":"","StreamUrl":"","UploadStreamUrl":"","InternalUploadStreamUrl":"")", waiting);
    row("null texts", R"("Status":1,"Title":null,"StreamUrl":null,"UploadStreamUrl":null,"InternalUploadStreamUrl":null)",
        waiting);
    row("numbers for texts", R"("Status":1,"Title":5,"StreamUrl":6,"UploadStreamUrl":7,"InternalUploadStreamUrl":8)", waiting);
    row("objects for texts", R"("Status":1,"Title":{},"StreamUrl":[],"UploadStreamUrl":{"a":1},"InternalUploadStreamUrl":[1])",
        waiting);
    row("source", R"("Status":1,"StreamUrl":"http://a/%41.mp4")", with(&Upload::sourceUrl, u"http://a/%41.mp4"_s));
    row("result", R"("Status":1,"UploadStreamUrl":"http://b/")", with(&Upload::resultUrl, u"http://b/"_s));
    row("internal", R"("Status":1,"InternalUploadStreamUrl":"http://c/")", with(&Upload::internalUrl, u"http://c/"_s));
    row("title of blanks", R"("Status":1,"Title":"  ")", with(&Upload::title, u"  "_s));
    row("title as sent", R"("Status":1,"Title":" \u202e潮汐 🎬 %1 {0} <img>\n\t. ")",
        with(&Upload::title, u" \u202e潮汐 🎬 %1 {0} <img>\n\t. "_s));
    row("title with NUL", R"("Status":1,"Title":"a\u0000b")", with(&Upload::title, QString(u"a\0b"_s)));
    row("title with half a pair", R"("Status":1,"Title":"a\ud800b\udc00")", with(&Upload::title, u"a\uFFFDb\uFFFD"_s));
}

void AnswersTest::oddTasks()
{
    QFETCH(const QByteArray, field);
    QFETCH(const Upload, expected);
    const QByteArray body = answerWith(R"({"UploadTasks":[{"UploadTaskId":"1",)" + field + "}]}");
    const Result<Page> page = zego::readPage(recorded::reply(body), u"player"_s);
    QVERIFY2(page.has_value(), body.constData());
    compare(page->uploads, {expected});
}

void AnswersTest::oddLists_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QStringList>("ids");
    QTest::addColumn<QString>("token");
    QTest::addColumn<qint64>("total"); // -1: absent
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const char *data, const QStringList &ids, const QString &token = {},
                        qint64 total = -1) { QTest::newRow(name) << QByteArray(data) << ids << token << total << QString(); };
    const auto bad = [](const char *name, const char *data, const QString &error) {
        QTest::newRow(name) << QByteArray(data) << QStringList() << QString() << qint64(-1) << error;
    };
    row("data null", "null", {});
    row("data empty", "{}", {});
    row("both lists, singular filled", R"({"UploadTasks":[],"UploadTask":[{"UploadTaskId":"1"}]})", {u"1"_s});
    row("both lists, plural filled", R"({"UploadTasks":[{"UploadTaskId":"1"}],"UploadTask":[]})", {u"1"_s});
    row("both lists, one null", R"({"UploadTasks":null,"UploadTask":[{"UploadTaskId":"1"}]})", {u"1"_s});
    row("both lists filled", R"({"UploadTasks":[{"UploadTaskId":"1"}],"UploadTask":[{"UploadTaskId":"2"}]})", {u"1"_s});
    row("order stays, repeats too", R"({"UploadTasks":[{"UploadTaskId":"2"},{"UploadTaskId":"1"},{"UploadTaskId":"2"}]})",
        {u"2"_s, u"1"_s, u"2"_s});
    row("items that are no tasks",
        R"({"UploadTasks":[null,1,"x",[],{},{"UploadTaskId":null},{"UploadTaskId":true},{"UploadTaskId":"1"}]})", {u"1"_s});
    row("ID as a number", R"({"UploadTasks":[{"UploadTaskId":7}]})", {u"7"_s});
    row("IDs that cannot be sent are rows all the same",
        R"({"UploadTasks":[{"UploadTaskId":"a,b"},{"UploadTaskId":"a b"},{"UploadTaskId":"a\u0007"}]})",
        {u"a,b"_s, u"a b"_s, u"a\u0007"_s});
    row("IDs that are none", R"({"UploadTasks":[{"UploadTaskId":""},{"UploadTaskId":"a\ud800"},{"UploadTaskId":"1"}]})",
        {u"1"_s});
    row("token null", R"({"NextPageToken":null})", {});
    row("token empty", R"({"NextPageToken":""})", {});
    row("token as it is", R"({"NextPageToken":" a=b\n "})", {}, u" a=b\n "_s);
    row("total as text", R"({"TotalSize":"7"})", {}, {}, 7);
    row("total misspelt", R"({"TotoalSize":7})", {}, {}, 7);
    row("total twice", R"({"TotoalSize":7,"TotalSize":8})", {}, {}, 8);
    row("total negative", R"({"TotalSize":-1})", {});
    row("total a fraction", R"({"TotalSize":7.5})", {});
    row("total null", R"({"TotalSize":null,"TotoalSize":3})", {}, {}, 3);
    row("total 2^53+1", R"({"TotalSize":9007199254740993})", {}, {}, 9007199254740993);
    row("total 2^63", R"({"TotalSize":9223372036854775808})", {});
    row("total less than rows", R"({"TotalSize":0,"UploadTask":[{"UploadTaskId":"1"}]})", {u"1"_s}, {}, 0);
    // misread as empty, these would make uploads vanish
    bad("data text", R"("x")", u"answer-not-list"_s);
    bad("data list", "[]", u"answer-not-list"_s);
    bad("data number", "0", u"answer-not-list"_s);
    bad("data false", "false", u"answer-not-list"_s);
    bad("list is an object", R"({"UploadTasks":{"UploadTaskId":"1"}})", u"answer-not-list"_s);
    bad("list is text", R"({"UploadTask":""})", u"answer-not-list"_s);
    bad("list is text beside an empty list", R"({"UploadTask":"[1]","UploadTasks":[]})", u"answer-not-list"_s);
    bad("token is a number", R"({"NextPageToken":5,"UploadTasks":[]})", u"answer-page-token"_s);
    bad("token is an object", R"({"NextPageToken":{}})", u"answer-page-token"_s);
    bad("token has half a pair", R"({"NextPageToken":"\ud800"})", u"answer-page-token"_s);
}

void AnswersTest::oddLists()
{
    QFETCH(const QByteArray, data);
    QFETCH(const QStringList, ids);
    QFETCH(const QString, token);
    QFETCH(const qint64, total);
    QFETCH(const QString, error);
    const Result<Page> page = zego::readPage(recorded::reply(answerWith(data)), u"player"_s);
    QCOMPARE(page.has_value(), error.isEmpty());
    if (!page) {
        QCOMPARE(page.error().kind, ErrorKind::BadAnswer);
        QCOMPARE(page.error().code, error);
        QCOMPARE(page.error().requestId, u"r"_s);
        QCOMPARE(page.error().httpStatus, 200);
        return;
    }
    QStringList found;
    for (const Upload &upload : page->uploads)
        found.append(upload.key.id);
    QCOMPARE(found, ids);
    QCOMPARE(page->nextCursor, token);
    QCOMPARE(page->total, total < 0 ? std::nullopt : std::optional(total));
}

void AnswersTest::recordedErrors_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *code, ErrorKind kind, const QString &message) {
        QTest::newRow(code) << u"error.%1.json"_s.arg(QLatin1StringView(code)) << kind << message;
    };
    row("100000004", ErrorKind::Clock, u"signature expired"_s);
    row("100000005", ErrorKind::Credential, u"signature error"_s);
    row("100000008", ErrorKind::Rejected, u"SignatureNonce is empty"_s);
    row("100000016", ErrorKind::Rejected, u"app not configured for the formal environment"_s);
    row("350006001", ErrorKind::Throttled, u"request frequency exceeds the limit"_s);
    row("350006002", ErrorKind::Rejected, u"gateway check failed"_s);
    row("350006003", ErrorKind::Rejected, u"invalid parameter: Title"_s);
    row("350006006", ErrorKind::Rejected, u"service not activated"_s);
    row("350006010", ErrorKind::Rejected, u"concurrent upload tasks reach the limit"_s);
    row("350006011", ErrorKind::Rejected, u"repeated cancel"_s);
    row("350010000", ErrorKind::ServerFailed, u"system error"_s);
}

void AnswersTest::recordedErrors()
{
    QFETCH(const QString, file);
    QFETCH(const ErrorKind, kind);
    QFETCH(const QString, message);
    QCOMPARE(recorded::names(u"error.*.json"_s).size(), 11);
    ApiError expected;
    expected.kind = kind;
    expected.code = QString::fromLatin1(QTest::currentDataTag());
    expected.message = message;
    expected.requestId = u"955607951583870294"_s;
    expected.vendor = u"zego"_s;
    for (const int status : {200, 400, 401, 403, 429, 500, 503}) { // the body decides, whatever the HTTP status
        expected.httpStatus = status;
        const Result<Page> page = zego::readPage(recorded::reply(recorded::read(file), status), u"player"_s);
        QVERIFY(!page);
        QCOMPARE(page.error(), expected);
    }
}

void AnswersTest::otherRecordedBodies_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("envelope");
    for (const QString &pattern : {u"callback.*.json"_s, u"create-*.json"_s, u"cancel-*.json"_s, u"common.*.json"_s}) {
        for (const QString &name : recorded::names(pattern))
            QTest::newRow(qPrintable(name)) << name << !pattern.startsWith(u"callback"_s);
    }
}

void AnswersTest::otherRecordedBodies()
{
    QFETCH(const QString, file);
    QFETCH(const bool, envelope);
    const HttpReply reply = recorded::reply(recorded::read(file));
    const Result<zego::Envelope> read = zego::readEnvelope(reply);
    QCOMPARE(read.has_value(), envelope);
    if (!envelope) {
        QCOMPARE(read.error().kind, ErrorKind::BadAnswer);
        QCOMPARE(read.error().code, u"answer-not-envelope"_s);
        return;
    }
    QVERIFY(!read->requestId.isEmpty());
    // none of them lists an upload, so none may come out
    const Result<Page> page = zego::readPage(reply, u"player"_s);
    QVERIFY(page.has_value());
    QVERIFY(page->uploads.isEmpty() && page->nextCursor.isEmpty() && !page->total);
}

void AnswersTest::codeDecides_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("error"); // empty: success
    const auto row = [](const char *code, const QString &error = {}) { QTest::newRow(code) << QByteArray(code) << error; };
    row("0");
    row("\"0\"");
    row("0.0");
    row("350006003", u"350006003"_s);
    row("\"350006003\"", u"350006003"_s);
    row("-1", u"-1"_s);
    row("9223372036854775807", u"9223372036854775807"_s);
    row("null", u"answer-not-envelope"_s);
    row("false", u"answer-not-envelope"_s);
    row("\"\"", u"answer-not-envelope"_s);
    row("\"OK\"", u"answer-not-envelope"_s);
    row("0.5", u"answer-not-envelope"_s);
    row("[0]", u"answer-not-envelope"_s);
    row("{}", u"answer-not-envelope"_s);
    row("18446744073709551616", u"answer-not-envelope"_s);
}

void AnswersTest::codeDecides()
{
    QFETCH(const QByteArray, code);
    QFETCH(const QString, error);
    // a Message that says the contrary must not count
    const QByteArray body = R"({"Code":)" + code + R"(,"Message":")" + (error.isEmpty() ? "error" : "succeed") + R"("})";
    for (const int status : {200, 500}) {
        const auto read = zego::readEnvelope(recorded::reply(body, status));
        QCOMPARE(read.has_value(), error.isEmpty());
        if (!read)
            QCOMPARE(read.error().code, status == 500 && error == u"answer-not-envelope"_s ? u"http-500"_s : error);
    }
}

void AnswersTest::foreignAnswers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("code");
    const QByteArray html = "<html><title>Sign in to the network</title></html>";
    const auto row = [](const char *name, int status, const QByteArray &body, ErrorKind kind, const QString &code) {
        QTest::newRow(name) << status << body << kind << code;
    };
    row("captive portal", 200, html, ErrorKind::BadAnswer, u"answer-not-json"_s);
    row("empty", 200, {}, ErrorKind::BadAnswer, u"answer-empty"_s);
    row("no content", 204, {}, ErrorKind::BadAnswer, u"answer-empty"_s);
    row("list", 200, "[]", ErrorKind::BadAnswer, u"answer-not-object"_s);
    row("other JSON", 200, R"({"code":0})", ErrorKind::BadAnswer, u"answer-not-envelope"_s);
    row("400", 400, html, ErrorKind::ServerFailed, u"http-400"_s);
    row("401", 401, html, ErrorKind::Credential, u"http-401"_s);
    row("403", 403, html, ErrorKind::ServerFailed, u"http-403"_s);
    row("404", 404, {}, ErrorKind::ServerFailed, u"http-404"_s);
    row("408", 408, {}, ErrorKind::TimedOut, u"http-408"_s);
    row("429", 429, R"({"message":"slow"})", ErrorKind::Throttled, u"http-429"_s);
    row("500", 500, "{}", ErrorKind::ServerFailed, u"http-500"_s);
    row("502", 502, html, ErrorKind::ServerFailed, u"http-502"_s);
    row("503", 503, {}, ErrorKind::ServerFailed, u"http-503"_s);
}

void AnswersTest::foreignAnswers()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const ErrorKind, kind);
    QFETCH(const QString, code);
    const auto read = zego::readEnvelope(recorded::reply(body, status));
    QVERIFY(!read);
    QCOMPARE(read.error().kind, kind);
    QCOMPARE(read.error().code, code);
    QCOMPARE(read.error().httpStatus, status);
    QVERIFY(read.error().vendor.isEmpty()); // no advice table knows our own codes
    QVERIFY(!read.error().message.isEmpty());
    QVERIFY(!read.error().message.contains(u"html"_s));
}

void AnswersTest::requestIds_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("text");
    QTest::newRow("text") << "\"955607951583870294\""_ba << u"955607951583870294"_s;
    QTest::newRow("number") << "2237080460466033406"_ba << u"2237080460466033406"_s;
    QTest::newRow("2^53+1") << "9007199254740993"_ba << u"9007199254740993"_s;
    QTest::newRow("not exact") << "22370804604660334061"_ba << QString();
    QTest::newRow("null") << "null"_ba << QString();
    QTest::newRow("list") << "[1]"_ba << QString();
}

void AnswersTest::requestIds()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, text);
    const auto good = zego::readEnvelope(recorded::reply(R"({"Code":0,"RequestId":)" + json + '}'));
    QVERIFY(good.has_value());
    QCOMPARE(good->requestId, text);
    const auto bad = zego::readEnvelope(recorded::reply(R"({"Code":1,"RequestId":)" + json + '}'));
    QVERIFY(!bad);
    QCOMPARE(bad.error().requestId, text);
}

void AnswersTest::details_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QString>("outcome");
    const auto row
        = [](const char *name, const char *data, const QString &outcome) { QTest::newRow(name) << QByteArray(data) << outcome; };
    row("found", R"({"UploadTasks":[{"UploadTaskId":"1","Status":4}]})", u"found"_s);
    row("found in the other list", R"({"UploadTask":[{"UploadTaskId":"1","Status":4}]})", u"found"_s);
    row("found twice", R"({"UploadTask":[{"UploadTaskId":"1","Status":2},{"UploadTaskId":"1","Status":4}]})", u"found"_s);
    row("empty", R"({"UploadTasks":[],"NextPageToken":""})", u"missing"_s);
    row("null", "null", u"missing"_s);
    row("another", R"({"UploadTasks":[{"UploadTaskId":"2","Status":4}]})", u"refused"_s);
    row("another beside it", R"({"UploadTasks":[{"UploadTaskId":"1"},{"UploadTaskId":"2"}]})", u"refused"_s);
    row("case differs", R"({"UploadTasks":[{"UploadTaskId":"１"}]})", u"refused"_s);
    row("item without an ID", R"({"UploadTasks":[{"Status":4}]})", u"refused"_s);
    row("item of another type", R"({"UploadTasks":[null]})", u"refused"_s);
    row("empty, and not the end", R"({"UploadTasks":[],"NextPageToken":"t"})", u"refused"_s);
    row("list of another type", R"({"UploadTasks":"1"})", u"refused"_s);
}

void AnswersTest::details()
{
    QFETCH(const QByteArray, data);
    QFETCH(const QString, outcome);
    const Result<Details> details = zego::readDetails(recorded::reply(answerWith(data)), u"player"_s, u"1"_s);
    if (outcome == u"refused"_s) {
        QVERIFY(!details);
        QCOMPARE(details.error().kind, ErrorKind::BadAnswer);
        return;
    }
    QVERIFY(details.has_value());
    QVERIFY(details->forbidden.isEmpty());
    if (outcome == u"missing"_s) {
        QVERIFY(details->uploads.isEmpty());
        QCOMPARE(details->missing, QStringList {u"1"_s});
    } else {
        QVERIFY(details->missing.isEmpty());
        compare(details->uploads, {bareUpload(u"1"_s, UploadStatus::Succeeded, u"4"_s)});
    }
}

void AnswersTest::retryAfterAndStatusStay()
{
    HttpReply reply = recorded::reply(recorded::read(u"error.350006001.json"_s), 429);
    reply.retryAfter = Milliseconds(7000);
    const auto read = zego::readEnvelope(reply);
    QVERIFY(!read);
    QCOMPARE(read.error().retryAfter, std::optional(Milliseconds(7000)));
    QCOMPARE(read.error().httpStatus, 429);
}

QTEST_APPLESS_MAIN(AnswersTest)
#include "test_answers.moc"
