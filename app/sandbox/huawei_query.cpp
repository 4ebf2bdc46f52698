#include "sandbox/huawei_query.h"

#include "vendors/huawei/huawei.h"
#include "vendors/huawei/signature.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck::sandbox {

namespace {

constexpr qsizetype mostMediaTypes = 20;

const QStringList &assetWords()
{
    static const QStringList words = {u"CREATING"_s, u"FAILED"_s, u"CREATED"_s, u"PUBLISHED"_s, u"DELETED"_s};
    return words;
}

const QStringList &transcodeWords()
{
    static const QStringList words
        = {u"UN_TRANSCODE"_s, u"WAITING_TRANSCODE"_s, u"TRANSCODING"_s, u"TRANSCODE_SUCCEED"_s, u"TRANSCODE_FAILED"_s};
    return words;
}

/// The two published lists of filter values; neither is the list of what can be answered.
const QStringList &filterWords(HuaweiQuery::Of of)
{
    static const QStringList list = {u"CREATING"_s,          u"FAILED"_s,
                                     u"CREATED"_s,           u"PUBLISHED"_s,
                                     u"WAITING_TRANSCODE"_s, u"TRANSCODING"_s,
                                     u"TRANSCODE_SUCCEED"_s, u"TRANSCODE_FAILED"_s,
                                     u"THUMBNAILING"_s,      u"THUMBNAIL_SUCCEED"_s,
                                     u"THUMBNAIL_FAILED"_s,  u"UN_REVIEW"_s,
                                     u"REVIEWING"_s,         u"REVIEW_SUSPICIOUS"_s,
                                     u"REVIEW_PASSED"_s,     u"REVIEW_FAILED"_s,
                                     u"REVIEW_BLOCKED"_s};
    static const QStringList meta
        = {u"UNCREATED"_s, u"DELETED"_s,           u"CANCELLED"_s,   u"SERVER_ERROR"_s,     u"UPLOAD_FAILED"_s,     u"CREATING"_s,
           u"PUBLISHED"_s, u"WAITING_TRANSCODE"_s, u"TRANSCODING"_s, u"TRANSCODE_FAILED"_s, u"TRANSCODE_SUCCEED"_s, u"CREATED"_s};
    return of == HuaweiQuery::Of::List ? list : meta;
}

const QStringList &mediaTypes()
{
    static const QStringList types = {u"MP4"_s, u"TS"_s,   u"MOV"_s,  u"MXF"_s, u"MPG"_s, u"FLV"_s, u"WMV"_s, u"AVI"_s, u"M4V"_s,
                                      u"F4V"_s, u"MPEG"_s, u"WEBM"_s, u"MP3"_s, u"OGG"_s, u"WAV"_s, u"WMA"_s, u"APE"_s, u"FLAC"_s,
                                      u"AAC"_s, u"AC3"_s,  u"MMF"_s,  u"AMR"_s, u"M4A"_s, u"M4R"_s, u"WV"_s,  u"MP2"_s};
    return types;
}

bool areAmong(const QStringList &values, const QStringList &allowed)
{
    return std::all_of(values.cbegin(), values.cend(), [&](const QString &value) { return allowed.contains(value); });
}

/// Digits only; nullopt for anything else.
std::optional<int> wholeNumber(const QString &text)
{
    const bool digits = std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return digits && !text.isEmpty() && text.size() <= 9 ? std::optional(text.toInt()) : std::nullopt;
}

/// False when it is there and is no time.
bool readTime(const std::optional<QString> &text, std::optional<Instant> &time)
{
    if (!text)
        return true;
    QDateTime read = QDateTime::fromString(*text, u"yyyyMMddHHmmss"_s);
    if (text->size() != 14 || !read.isValid())
        return false;
    read.setTimeSpec(Qt::UTC);
    time = Instant(Milliseconds(read.toMSecsSinceEpoch()));
    return true;
}

bool readNumber(const std::optional<QString> &text, int least, int most, int &number)
{
    if (!text)
        return true;
    const std::optional<int> read = wholeNumber(*text);
    if (!read || *read < least || *read > most)
        return false;
    number = *read;
    return true;
}

} // namespace

HuaweiRefusal illegalField(const QString &name)
{
    return {400, u"VOD.10053"_s, u"The request parameter is illegal, illegal field: {"_s + name + u"}."};
}

HuaweiRefusal noSuchAsset(int status)
{
    return {status, u"VOD.10062"_s, u"Media asset or resource does not exist, please check."_s};
}

HuaweiParameters::HuaweiParameters(const Request &request)
{
    const qsizetype question = request.target.indexOf('?');
    if (question < 0)
        return;
    for (const auto &[name, value] : huawei::queryItemsOf(request.target.mid(question + 1)))
        m_items.append({QString::fromUtf8(name), QString::fromUtf8(value)});
}

QStringList HuaweiParameters::all(QLatin1StringView name) const
{
    QStringList values;
    for (const auto &[itemName, value] : m_items) {
        if (itemName == name)
            values.append(value);
    }
    return values;
}

std::optional<QString> HuaweiParameters::one(QLatin1StringView name) const
{
    const QStringList values = all(name);
    return values.isEmpty() || values.first().isEmpty() ? std::nullopt : std::optional(values.first());
}

std::variant<HuaweiQuery, HuaweiRefusal> huaweiQuery(const HuaweiParameters &parameters, HuaweiQuery::Of of)
{
    const VendorLimits &limits = huawei::limits();
    HuaweiQuery query;
    query.ids = parameters.all("asset_id"_L1);
    if (query.ids.size() > limits.details.first().batch || query.ids.contains(QString()))
        return illegalField(u"asset_id"_s);
    query.ids.removeDuplicates();
    query.statuses = parameters.all("status"_L1);
    if (!areAmong(query.statuses, filterWords(of)))
        return illegalField(u"status"_s);
    if (of == HuaweiQuery::Of::Meta) {
        query.assetStatuses = parameters.all("assetStatus"_L1);
        if (!areAmong(query.assetStatuses, assetWords()))
            return illegalField(u"assetStatus"_s);
        query.transcodeStatuses = parameters.all("transcodeStatus"_L1);
        if (!areAmong(query.transcodeStatuses, transcodeWords()))
            return illegalField(u"transcodeStatus"_s);
        if (!query.ids.isEmpty())
            return query; // page, size and times are ignored then
    }
    query.mediaTypes = parameters.all("media_type"_L1);
    if (query.mediaTypes.size() > mostMediaTypes || !areAmong(query.mediaTypes, mediaTypes()))
        return illegalField(u"media_type"_s);
    if (!readTime(parameters.one("start_time"_L1), query.from))
        return illegalField(u"start_time"_s);
    if (!readTime(parameters.one("end_time"_L1), query.until))
        return illegalField(u"end_time"_s);
    if (const std::optional<QString> category = parameters.one("category_id"_L1)) {
        bool isNumber = false;
        query.categoryId = category->toInt(&isNumber);
        if (!isNumber)
            return illegalField(u"category_id"_s);
    }
    query.tags = parameters.one("tags"_L1).value_or(QString()).split(u',', Qt::SkipEmptyParts);
    if (query.tags.size() > 16)
        return illegalField(u"tags"_s);
    query.text = parameters.one("query_string"_L1).value_or(QString());
    const QString order = parameters.one("order"_L1).value_or(u"desc"_s);
    if (order != u"asc"_s && order != u"desc"_s)
        return illegalField(u"order"_s);
    query.ascending = order == u"asc"_s;
    if (!readNumber(parameters.one("page"_L1), 0, 999'999, query.page))
        return illegalField(u"page"_s);
    if (!readNumber(parameters.one("size"_L1), 1, limits.pageSize, query.size))
        return illegalField(u"size"_s);
    if ((query.page + 1LL) * query.size > limits.mostListed)
        return illegalField(u"page"_s);
    return query;
}

QString huaweiTime(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count(), Qt::UTC).toString(u"yyyyMMddHHmmss"_s);
}

} // namespace deck::sandbox
