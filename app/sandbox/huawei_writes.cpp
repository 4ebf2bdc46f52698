#include "sandbox/huawei_writes.h"

#include <QJsonArray>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace deck::sandbox {

namespace {

constexpr qsizetype mostItems = 16;
constexpr qsizetype longestTitle = 128; // bytes

bool isVideoType(const QString &type)
{
    static const QStringList types
        = {u"MP4"_s,  u"TS"_s,   u"MOV"_s, u"MXF"_s, u"MPG"_s,  u"FLV"_s,  u"WMV"_s, u"AVI"_s, u"M4V"_s, u"F4V"_s,
           u"MPEG"_s, u"3GP"_s,  u"ASF"_s, u"MKV"_s, u"M3U8"_s, u"WEBM"_s, u"MP3"_s, u"OGG"_s, u"WAV"_s, u"WMA"_s,
           u"APE"_s,  u"FLAC"_s, u"AAC"_s, u"AC3"_s, u"MMF"_s,  u"AMR"_s,  u"M4A"_s, u"M4R"_s, u"WV"_s,  u"MP2"_s};
    return types.contains(type);
}

/// http(s), without credentials, and ending in a file extension: a query does not qualify.
bool isSource(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool web = url.scheme() == u"http"_s || url.scheme() == u"https"_s;
    const QString file = text.section(u'/', -1);
    const qsizetype dot = file.lastIndexOf(u'.');
    return url.isValid() && web && !url.host().isEmpty() && url.userInfo().isEmpty() && !url.hasQuery() && dot > 0
        && dot < file.size() - 1;
}

/// The name of the field that is wrong; empty when all are right.
QString wrongField(const QJsonObject &item)
{
    const QString title = item.value("title"_L1).toString();
    if (title.isEmpty() || title.toUtf8().size() > longestTitle)
        return u"title"_s;
    if (!isVideoType(item.value("video_type"_L1).toString()))
        return u"video_type"_s;
    return isSource(item.value("url"_L1).toString()) ? QString() : u"url"_s;
}

} // namespace

HuaweiWritten confirmAssetUpload(const QJsonObject &body, HuaweiContent &content, const Moment &moment)
{
    const QString id = body.value("asset_id"_L1).toString();
    if (id.isEmpty())
        return illegalField(u"asset_id"_s);
    const QString status = body.value("status"_L1).toString();
    std::optional<HuaweiState> to;
    if (status == u"CREATED"_s)
        to = HuaweiState::Created;
    else if (status == u"FAILED"_s)
        to = HuaweiState::UploadFailed;
    else if (status == u"CANCELLED"_s)
        to = HuaweiState::Cancelled;
    if (!to)
        return illegalField(u"status"_s);
    switch (content.confirm(id, *to, moment.now)) {
    case HuaweiContent::Confirmed::NoAsset:
        return noSuchAsset(403);
    case HuaweiContent::Confirmed::WrongState:
        return HuaweiRefusal {403, u"VOD.10126"_s, u"媒资当前状态不允许进行上传确认，请确认媒资状态"_s};
    case HuaweiContent::Confirmed::Done:
        return QJsonObject {{u"asset_id"_s, id}}; // and nothing else
    }
    Q_UNREACHABLE();
}

HuaweiWritten uploadMetaDataByUrl(const QJsonObject &body, HuaweiContent &content, const Moment &moment)
{
    const QJsonArray items = body.value("upload_metadatas"_L1).toArray();
    if (items.isEmpty() || items.size() > mostItems)
        return illegalField(u"upload_metadatas"_s);
    QJsonArray results;
    for (const QJsonValue &value : items) {
        const QJsonObject item = value.toObject();
        const QString url = item.value("url"_L1).toString();
        QJsonObject result {{u"url"_s, url},
                            {u"asset_id"_s, QJsonValue::Null},
                            {u"error_code"_s, QJsonValue::Null},
                            {u"error_msg"_s, QJsonValue::Null}};
        if (const QString wrong = wrongField(item); !wrong.isEmpty()) {
            const HuaweiRefusal refusal = illegalField(wrong);
            result.insert(u"error_code"_s, refusal.code);
            result.insert(u"error_msg"_s, refusal.message);
        } else {
            HuaweiAsset asset;
            asset.title = item.value("title"_L1).toString();
            asset.videoName = url.section(u'/', -1);
            asset.mediaType = item.value("video_type"_L1).toString();
            asset.description = item.value("description"_L1).toString();
            asset.category = u"其他"_s;
            // an address of a host that cannot exist is accepted too, and fails later
            const bool fails = QUrl(url).host().endsWith(u".invalid"_s);
            result.insert(u"asset_id"_s, content.pull(std::move(asset), fails, moment.now).id);
        }
        results.append(result);
    }
    return QJsonObject {{u"upload_assets"_s, results}};
}

} // namespace deck::sandbox
