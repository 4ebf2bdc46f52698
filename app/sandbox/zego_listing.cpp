#include "sandbox/zego_listing.h"

#include "vendors/zego/zego.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace deck::sandbox {

namespace {

/// When "rows-vanish" and "state-backward" take hold: after a client had time to see the rows.
constexpr auto changeOfMind = 10s;

/// Opaque to clients: base64 that ends with '=', as the vendor's may.
QString pageToken(const ZegoContent &content, const ZegoQuery &query, qsizetype last, qsizetype firstEnd, bool huge)
{
    const auto id = [&](qsizetype index) { return content.tasks()[static_cast<std::size_t>(index)].id; };
    QJsonObject token {
        {u"last"_s, id(last)}, {u"first"_s, id(firstEnd)}, {u"page"_s, query.page + 1}, {u"status"_s, query.status}};
    if (huge)
        token.insert(u"pad"_s, QString(48 * 1024, u'x'));
    QByteArray bytes = QJsonDocument(token).toJson(QJsonDocument::Compact);
    while (bytes.size() % 3 == 0)
        bytes += ' ';
    return QString::fromLatin1(bytes.toBase64());
}

bool readToken(const QString &text, const ZegoContent &content, ZegoQuery &query)
{
    if (text.isEmpty())
        return true;
    const auto decoded = QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    const QJsonObject token = QJsonDocument::fromJson(*decoded).object();
    query.before = content.indexOf(token.value("last"_L1).toString());
    query.firstEnd = content.indexOf(token.value("first"_L1).toString());
    query.page = token.value("page"_L1).toInt();
    // a token belongs to the filter it was made with
    return query.before >= 0 && query.firstEnd >= 0 && query.page > 0 && token.value("status"_L1).toInt(-1) == query.status;
}

/// An integer between two bounds; `absent` when it is not there; nullopt for anything else.
std::optional<int> integer(const QJsonObject &body, QLatin1StringView name, int least, int most, int absent)
{
    const QJsonValue value = body.value(name);
    if (value.isUndefined())
        return absent;
    const qint64 number = value.isDouble() ? value.toInteger(-1) : -1;
    if (number < least || number > most)
        return std::nullopt;
    return static_cast<int>(number);
}

bool isTextOrAbsent(const QJsonValue &value)
{
    return value.isUndefined() || value.isString();
}

int shownStatus(const ZegoTask &task, const ZegoTask::Step &step, const Moment &moment)
{
    const bool succeeded = step.status == ZegoStatus::Succeeded;
    if (moment.scenario == u"state-flips"_s && succeeded && moment.scenarioRequests % 2 == 0)
        return static_cast<int>(ZegoStatus::Uploading);
    if (moment.scenario == u"state-backward"_s && succeeded && moment.now - moment.scenarioStart >= changeOfMind)
        return static_cast<int>(ZegoStatus::Uploading);
    if (moment.scenario == u"unknown-status"_s && task.id.back() == u'5')
        return 9;
    return static_cast<int>(step.status);
}

bool isListed(const ZegoTask &task, qsizetype index, const Moment &moment)
{
    if (task.createdAt > moment.now)
        return false; // the clock was set back
    return moment.scenario != u"rows-vanish"_s || index % 3 != 0 || moment.now - moment.scenarioStart < changeOfMind;
}

QJsonObject row(const ZegoTask &task, const Moment &moment)
{
    const ZegoTask::Step &step = task.stepAt(moment.now);
    const std::optional<Instant> expires = task.expiresAt(moment.now);
    const QString file = QString::fromLatin1(QUrl::toPercentEncoding(task.title));
    const auto stored = [&](const QString &folder) { return expires ? folder + file : QString(); };
    return {{u"UploadTaskId"_s, task.id},
            {u"StreamUrl"_s, task.streamUrl},
            {u"Title"_s, task.title},
            {u"Status"_s, shownStatus(task, step, moment)},
            {u"RetryCount"_s, step.retries},
            {u"ExpiresAt"_s, expires ? unixSeconds(*expires) : 0},
            {u"CreateTime"_s, unixSeconds(task.createdAt)},
            {u"UploadStreamUrl"_s, stored(u"https://cloud-player.example.com/upload/"_s)},
            {u"InternalUploadStreamUrl"_s, stored(u"https://internal.cloud-player.example.com/upload/"_s)}};
}

QJsonValue withNumbersAsText(const QJsonValue &value)
{
    if (value.isDouble())
        return QString::number(value.toInteger());
    if (value.isArray()) {
        QJsonArray changed;
        for (const QJsonValue &item : value.toArray())
            changed.append(withNumbersAsText(item));
        return changed;
    }
    if (value.isObject()) {
        QJsonObject changed = value.toObject();
        for (auto it = changed.begin(); it != changed.end(); ++it)
            *it = withNumbersAsText(*it);
        return changed;
    }
    return value;
}

/// Indexes of what the query finds, newest first.
std::vector<qsizetype> found(const ZegoQuery &query, const ZegoContent &content, const Moment &moment)
{
    std::vector<qsizetype> indexes;
    const bool few = moment.scenario == u"total-wrong"_s;
    qsizetype listed = 0;
    for (auto index = static_cast<qsizetype>(content.tasks().size()) - 1; index >= 0; --index) {
        const ZegoTask &task = content.tasks()[static_cast<std::size_t>(index)];
        if (!isListed(task, index, moment))
            continue;
        if (few && ++listed > 9)
            break;
        if (!query.taskId.isEmpty() && task.id != query.taskId)
            continue;
        if (query.status != 0 && static_cast<int>(task.stepAt(moment.now).status) != query.status)
            continue;
        indexes.push_back(index);
    }
    return indexes;
}

/// One page of `indexes` and the token after it.
std::pair<QJsonArray, QString> page(const ZegoQuery &query, const std::vector<qsizetype> &indexes, const ZegoContent &content,
                                    const Moment &moment)
{
    const QString &scenario = moment.scenario;
    const bool isEmpty = scenario == u"empty-page-with-token"_s && query.page % 2 == 1;
    auto at = indexes.begin();
    while (query.before >= 0 && at != indexes.end() && *at >= query.before)
        ++at;
    if (scenario == u"rows-move"_s)
        at -= std::min<std::ptrdiff_t>(std::min(3, query.pageSize / 2), at - indexes.begin());
    QJsonArray rows;
    qsizetype last = query.before;
    for (; at != indexes.end() && rows.size() < query.pageSize && !isEmpty; ++at) {
        last = *at;
        rows.append(row(content.tasks()[static_cast<std::size_t>(last)], moment));
    }
    const bool endless = scenario == u"token-repeats"_s || scenario == u"token-loops"_s;
    if (last < 0 || (at == indexes.end() && !endless))
        return {rows, QString()};
    const qsizetype firstEnd = query.page == 0 ? last : query.firstEnd;
    ZegoQuery from = query;
    if (endless && query.page == (scenario == u"token-repeats"_s ? 1 : 2)) {
        from.page = 0; // the token of the first page once more
        last = firstEnd;
    }
    return {rows, pageToken(content, from, last, firstEnd, scenario == u"token-64-kb"_s)};
}

} // namespace

std::variant<ZegoQuery, ZegoCode> zegoQuery(const QJsonObject &body, const ZegoContent &content)
{
    static const int mostRows = zego::limits().pageSize;
    ZegoQuery query;
    if (!isTextOrAbsent(body.value("UploadTaskId"_L1)))
        return invalidParameter(u"UploadTaskId"_s);
    query.taskId = body.value("UploadTaskId"_L1).toString();
    const std::optional<int> status = integer(body, "Status"_L1, 0, 7, 0);
    if (!status)
        return invalidParameter(u"Status"_s);
    query.status = *status;
    const std::optional<int> size = integer(body, "PageSize"_L1, 1, mostRows, mostRows);
    if (!size)
        return invalidParameter(u"PageSize"_s);
    query.pageSize = *size;
    const QJsonValue token = body.value("PageToken"_L1);
    if (!isTextOrAbsent(token) || !readToken(token.toString(), content, query))
        return invalidParameter(u"PageToken"_s);
    return query;
}

QJsonObject zegoListing(const ZegoQuery &query, const ZegoContent &content, const Moment &moment)
{
    const QString &scenario = moment.scenario;
    ZegoQuery asked = query;
    const bool wrongId = scenario == u"wrong-id"_s && !query.taskId.isEmpty() && content.tasks().size() > 1;
    if (wrongId) {
        const qsizetype index = content.indexOf(query.taskId);
        asked.taskId = content.tasks()[index == 0 ? 1 : 0].id;
    }
    const std::vector<qsizetype> indexes = found(asked, content, moment);
    auto [rows, token] = page(asked, indexes, content, moment);
    qint64 total = std::ssize(indexes);
    if (scenario == u"total-wrong"_s)
        total = 7;

    const QString listKey = scenario == u"example-spelling"_s ? u"UploadTask"_s : u"UploadTasks"_s;
    const QString totalKey = scenario == u"table-spelling"_s ? u"TotoalSize"_s : u"TotalSize"_s;
    if (scenario == u"null-list"_s)
        return {{totalKey, 0}, {u"NextPageToken"_s, QString()}, {listKey, QJsonValue::Null}};
    return {{totalKey, total}, {u"NextPageToken"_s, token}, {listKey, rows}};
}

QByteArray zegoBody(const QJsonObject &envelope, const QString &scenario)
{
    const QJsonObject shown = scenario == u"numbers-as-text"_s ? withNumbersAsText(envelope).toObject() : envelope;
    QByteArray body = QJsonDocument(shown).toJson(QJsonDocument::Compact);
    if (scenario == u"huge-numbers"_s) {
        body.replace("\"RetryCount\":", "\"RetryCount\":9007199254740993");
        body.replace("\"CreateTime\":", "\"CreateTime\":1e400,\"Ignored\":");
        body.replace("\"ExpiresAt\":", "\"ExpiresAt\":-1,\"AlsoIgnored\":");
    }
    return body;
}

} // namespace deck::sandbox
