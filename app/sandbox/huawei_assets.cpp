#include "sandbox/huawei_assets.h"

#include "vendors/huawei/huawei.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace deck::sandbox {

namespace {

using State = HuaweiState;
using Assets = std::vector<const HuaweiAsset *>;

/// When rows vanish and states go back: after a client had time to see the rows.
constexpr auto changeOfMind = 10s;
constexpr int shiftPerPage = 3;

/// What the scenario lets the asset show.
State shownState(const HuaweiAsset &asset, const Moment &moment)
{
    const State state = asset.stateAt(moment.now);
    const bool flips = moment.scenario == u"huawei-state-flips"_s && moment.scenarioRequests % 2 == 0;
    const bool goesBack = moment.scenario == u"huawei-state-backward"_s && moment.now - moment.scenarioStart >= changeOfMind;
    return (flips || goesBack) && state == State::Published ? State::ObsCreating : state;
}

QString assetStatus(State state)
{
    switch (state) {
    case State::Creating:
    case State::ObsCreating:
        return u"CREATING"_s;
    // the listing has no word for a cancelled upload
    case State::UploadFailed:
    case State::ServerError:
    case State::ObsCreateFailed:
    case State::Cancelled:
        return u"FAILED"_s;
    case State::Created:
    case State::ObsCreateSuccess:
    case State::WaitingTranscode:
    case State::Transcoding:
    case State::TranscodeSucceed:
    case State::TranscodeFailed:
        return u"CREATED"_s;
    case State::Published:
    case State::DeleteFailed:
        return u"PUBLISHED"_s;
    case State::Deleting:
    case State::Deleted:
        return u"DELETED"_s;
    }
    Q_UNREACHABLE();
}

QString transcodeStatus(const HuaweiAsset &asset, State state, Instant now)
{
    switch (state) {
    case State::WaitingTranscode:
    case State::Transcoding:
    case State::TranscodeSucceed:
    case State::TranscodeFailed:
        return huaweiWord(state);
    default:
        return asset.hasBeen(State::TranscodeSucceed, now) ? u"TRANSCODE_SUCCEED"_s : u"UN_TRANSCODE"_s;
    }
}

/// A number 0..15 that stays with the asset.
int mark(const HuaweiAsset &asset)
{
    return asset.id.last(1).toInt(nullptr, 16);
}

QString thumbnailStatus(const HuaweiAsset &asset, State state)
{
    if (state == State::Transcoding)
        return mark(asset) < 8 ? u"THUMBNAILING"_s : u"UN_THUMBNAIL"_s;
    if (state != State::Published || mark(asset) < 6)
        return u"UN_THUMBNAIL"_s;
    return mark(asset) < 14 ? u"THUMBNAIL_SUCCEED"_s : u"THUMBNAIL_FAILED"_s;
}

QString reviewStatus(const HuaweiAsset &asset, State state)
{
    if (state != State::Published || mark(asset) > 5)
        return u"UN_REVIEW"_s;
    static const QStringList words = {u"REVIEW_PASSED"_s,     u"REVIEW_PASSED"_s, u"REVIEWING"_s,
                                      u"REVIEW_SUSPICIOUS"_s, u"REVIEW_FAILED"_s, u"REVIEW_BLOCKED"_s};
    return words.at(mark(asset));
}

/// Reason or progress in the vendor's words; new lines included.
QString stateText(const HuaweiAsset &asset, State state)
{
    switch (state) {
    case State::UploadFailed:
        return asset.pulled
            ? u"Asset meta download fail, errorCode is VOD.10121,\nerrorMag is the source refused the connection"_s
            : u"upload to OBS failed"_s;
    case State::ServerError:
        return u"Asset meta download fail, errorCode is VOD.100021010,\nerrorMag is Internal server communication is abnormal"_s;
    case State::ObsCreateFailed:
        return u"OBS copy failed, errorCode is VOD.10076,\nerrorMag is The specified key does not exist."_s;
    case State::Cancelled:
        return u"cancelled by user"_s;
    case State::DeleteFailed:
        return u"Asset delete fail, errorCode is VOD.10083"_s;
    case State::Published:
        return u"Asset meta is\npublished"_s;
    case State::Creating:
    case State::ObsCreating:
    case State::Deleting:
    case State::Deleted:
        return {};
    default:
        return u"upload success"_s;
    }
}

QString execDesc(const HuaweiAsset &asset, State state, Instant now)
{
    QString text = u"asset_exec_desc:"_s + stateText(asset, state) + u';';
    if (state == State::TranscodeFailed)
        text += u"transcode_exec_desc:Transcode fail, errorCode is MPC.10227,\nerrorMag is unsupported audio codec;"_s;
    else if (asset.hasBeen(State::TranscodeSucceed, now))
        text += u"transcode_exec_desc:Transcode success;"_s;
    if (thumbnailStatus(asset, state) == u"THUMBNAIL_FAILED"_s)
        text += u"thumbnail_exec_desc:Thumbnail fail;"_s;
    if (reviewStatus(asset, state) == u"REVIEW_BLOCKED"_s)
        text += u"review_exec_desc:review blocked;"_s;
    return text;
}

QString fileUrl(const HuaweiAsset &asset, const QString &file, const Moment &moment)
{
    const QString folder = u"https://355.cdn-vod.example.com/asset/"_s + asset.id + u'/';
    // as the published examples have them: nothing escaped, and a line broken amid the address
    return moment.scenario == u"huawei-odd-urls"_s ? QString(folder + u"视频点播\nVOD 视频 "_s + file) : QString(folder + file);
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonArray covers(const HuaweiAsset &asset, const Moment &moment)
{
    if (!asset.isStored(moment.now) || asset.mediaType == u"MP3"_s)
        return {};
    return {QJsonObject {{u"cover_url"_s, fileUrl(asset, u"cover/Cover0.jpg"_s, moment)}}};
}

QString createTime(const HuaweiAsset &asset, const Moment &moment)
{
    QString time = huaweiTime(asset.createdAt);
    if (moment.scenario != u"huawei-odd-dates"_s)
        return time;
    switch (mark(asset) % 4) {
    case 0:
        return time.insert(11, u' '); // as the mask of the published page has it
    case 1:
        return u"0"_s;
    case 2:
        return u"99991231235959"_s;
    default:
        return time;
    }
}

/// One item of ListAssetList.
QJsonObject listRow(const HuaweiAsset &asset, const Moment &moment)
{
    const State state = shownState(asset, moment);
    const bool stored = asset.isStored(moment.now);
    const bool unknown = moment.scenario == u"huawei-unknown-status"_s && mark(asset) == 5;
    if (moment.scenario == u"huawei-missing-fields"_s)
        return {{u"asset_id"_s, asset.id}, {u"asset_status"_s, assetStatus(state)}};
    const auto optional
        = [&](const QJsonValue &value) { return moment.scenario == u"huawei-nulls"_s ? QJsonValue(QJsonValue::Null) : value; };
    QJsonObject row {{u"asset_id"_s, asset.id},
                     {u"title"_s, optional(asset.title)},
                     {u"description"_s, optional(orNull(asset.description))},
                     {u"duration"_s, optional(stored ? std::llround(static_cast<double>(asset.milliseconds) / 1000) : 0)},
                     {u"size"_s, optional(stored ? asset.bytes : 0)},
                     {u"original_url"_s, optional(orNull(stored ? fileUrl(asset, asset.videoName, moment) : QString()))},
                     {u"category"_s, optional(asset.category)},
                     {u"covers"_s, optional(covers(asset, moment))},
                     {u"create_time"_s, createTime(asset, moment)},
                     {u"asset_status"_s, unknown ? u"ARCHIVED"_s : assetStatus(state)},
                     {u"transcode_status"_s, optional(transcodeStatus(asset, state, moment.now))},
                     {u"thumbnail_status"_s, optional(thumbnailStatus(asset, state))},
                     {u"review_status"_s, optional(reviewStatus(asset, state))},
                     {u"exec_desc"_s, optional(execDesc(asset, state, moment.now))},
                     {u"media_type"_s, optional(asset.mediaType)}};
    if (stored && mark(asset) % 2 == 0)
        row.insert(u"duration_ms"_s, asset.milliseconds); // newer: not in every answer
    return row;
}

QJsonObject metaData(const HuaweiAsset &asset, bool newer)
{
    QJsonObject data {{u"play_type"_s, 0},
                      {u"pack_type"_s, QJsonValue::Null},
                      {u"codec"_s, u"H.264"_s},
                      {u"duration"_s, std::llround(static_cast<double>(asset.milliseconds) / 1000)},
                      {u"video_size"_s, asset.bytes},
                      {u"width"_s, 1920},
                      {u"hight"_s, 1080}, // the vendor's spelling
                      {u"bit_rate"_s, asset.bytes * 8 / std::max<qint64>(1, asset.milliseconds)},
                      {u"frame_rate"_s, mark(asset) < 8 ? 30 : 30'000},
                      {u"quality"_s, QJsonValue::Null}};
    if (newer) {
        data.insert(u"height"_s, 1080);
        data.insert(u"duration_ms"_s, asset.milliseconds);
        data.insert(u"audio_codec"_s, u"AAC"_s);
        data.insert(u"audio_channels"_s, 2);
    }
    return data;
}

QJsonObject obsPath(const HuaweiAsset &asset)
{
    return {
        {u"bucket"_s, u"newsroom-obs"_s}, {u"location"_s, u"cn-north-4"_s}, {u"object"_s, QString(u"in/"_s + asset.videoName)}};
}

QJsonObject baseInfo(const HuaweiAsset &asset, const Moment &moment)
{
    const bool stored = asset.isStored(moment.now);
    QJsonObject info {{u"title"_s, asset.title},
                      {u"video_name"_s, asset.videoName},
                      {u"description"_s, orNull(asset.description)},
                      {u"category_id"_s, asset.categoryId},
                      {u"category_name"_s, asset.category},
                      {u"create_time"_s, createTime(asset, moment)},
                      {u"last_modified"_s, huaweiTime(asset.stepAt(moment.now).at)},
                      {u"video_type"_s, asset.mediaType},
                      {u"tags"_s, orNull(asset.tags)},
                      {u"meta_data"_s, stored ? QJsonValue(metaData(asset, mark(asset) % 2 == 0)) : QJsonValue::Null},
                      {u"video_url"_s, orNull(stored ? fileUrl(asset, asset.videoName, moment) : QString())},
                      {u"cover_info_array"_s, covers(asset, moment)},
                      {u"subtitle_info"_s, QJsonArray()}};
    if (asset.steps.front().state == State::ObsCreating) {
        info.insert(u"sourch_path"_s, obsPath(asset)); // the vendor's spelling, beside the right one
        info.insert(u"source_path"_s, obsPath(asset));
        info.insert(u"output_path"_s, obsPath(asset));
    }
    return info;
}

QJsonArray playInfo(const HuaweiAsset &asset, const Moment &moment)
{
    if (!asset.hasBeen(State::TranscodeSucceed, moment.now))
        return {};
    QJsonObject output {{u"play_type"_s, mark(asset) < 8 ? u"hls"_s : u"HLS"_s},
                        {u"url"_s, fileUrl(asset, u"play_video/index.m3u8"_s, moment)},
                        {u"encrypted"_s, 0},
                        {u"meta_data"_s, metaData(asset, false)}};
    QJsonArray outputs {output};
    if (moment.scenario == u"huawei-odd-urls"_s) {
        output.remove("url"_L1);
        output.insert(u"play_type"_s, u"DASH"_s);
        outputs.append(output);
    }
    return outputs;
}

/// One item of ShowAssetMeta.
QJsonObject metaItem(const HuaweiAsset &asset, const Moment &moment)
{
    const State state = shownState(asset, moment);
    QString word = huaweiWord(state);
    if (moment.scenario == u"huawei-unknown-status"_s && mark(asset) == 5)
        word = u"ARCHIVED"_s;
    if (moment.scenario == u"huawei-blank-status"_s)
        word.prepend(u' ');
    if (moment.scenario == u"huawei-missing-fields"_s)
        return {{u"asset_id"_s, asset.id}, {u"status"_s, word}};
    const bool nulls = moment.scenario == u"huawei-nulls"_s;
    return {{u"asset_id"_s, asset.id},
            {u"status"_s, word},
            {u"description"_s, nulls ? QJsonValue::Null : QJsonValue(stateText(asset, state))},
            {u"is_multi_transcode"_s, QJsonValue::Null},
            {u"base_info"_s, nulls ? QJsonValue::Null : QJsonValue(baseInfo(asset, moment))},
            {u"play_info_array"_s, nulls ? QJsonValue::Null : QJsonValue(playInfo(asset, moment))}};
}

bool isThere(const HuaweiAsset &asset, const Moment &moment)
{
    // the clock may have been set back
    return asset.createdAt <= moment.now
        && (moment.scenario != u"huawei-rows-vanish"_s || mark(asset) % 3 != 0
            || moment.now - moment.scenarioStart < changeOfMind);
}

bool matches(const HuaweiQuery &query, const HuaweiAsset &asset, const Moment &moment, HuaweiQuery::Of of)
{
    const State state = asset.stateAt(moment.now);
    const QString word = assetStatus(state);
    const QString transcode = transcodeStatus(asset, state, moment.now);
    const auto holds = [](const QStringList &wanted, const QString &is) { return wanted.isEmpty() || wanted.contains(is); };
    if (of == HuaweiQuery::Of::Meta) {
        if (!holds(query.statuses, huaweiWord(state)) || !holds(query.assetStatuses, word)
            || !holds(query.transcodeStatuses, transcode))
            return false;
    } else if (!query.statuses.isEmpty() && !query.statuses.contains(word) && !query.statuses.contains(transcode)
               && !query.statuses.contains(thumbnailStatus(asset, state))
               && !query.statuses.contains(reviewStatus(asset, state))) {
        return false;
    }
    if (!holds(query.mediaTypes, asset.mediaType) || (query.categoryId && *query.categoryId != asset.categoryId))
        return false;
    // the vendor knows whole seconds
    const auto created = std::chrono::floor<std::chrono::seconds>(asset.createdAt);
    if ((query.from && created < *query.from) || (query.until && created > *query.until))
        return false;
    if (!query.text.isEmpty() && !asset.title.contains(query.text, Qt::CaseInsensitive)
        && !asset.description.contains(query.text, Qt::CaseInsensitive))
        return false;
    const QStringList tags = asset.tags.split(u',');
    return query.tags.isEmpty()
        || std::any_of(query.tags.cbegin(), query.tags.cend(), [&](const QString &tag) { return tags.contains(tag); });
}

/// What the query finds, in its order.
Assets found(const HuaweiQuery &query, HuaweiContent &content, const Moment &moment, HuaweiQuery::Of of)
{
    Assets assets;
    const auto take = [&](const HuaweiAsset &asset) {
        if ((query.ids.isEmpty() || query.ids.contains(asset.id)) && isThere(asset, moment) && matches(query, asset, moment, of))
            assets.push_back(&asset);
    };
    for (auto asset = content.assets().crbegin(); asset != content.assets().crend(); ++asset)
        take(*asset);
    if (moment.scenario == u"huawei-list-cap"_s) {
        for (const HuaweiAsset &asset : content.archive())
            take(asset);
    }
    if (query.ascending)
        std::reverse(assets.begin(), assets.end());
    return assets;
}

/// The rows of one page, and what the total says.
struct PageOfAssets
{
    Assets assets;
    qint64 total = 0;
    bool isLast = true;
};

PageOfAssets pageOf(const HuaweiQuery &query, const Assets &all, const Moment &moment)
{
    PageOfAssets page;
    qint64 begin = static_cast<qint64>(query.page) * query.size;
    page.total = std::ssize(all);
    if (moment.scenario == u"huawei-rows-shift"_s) {
        // three newer ones came while each page was read
        const qint64 newer = static_cast<qint64>(query.page) * std::min(shiftPerPage, query.size - 1);
        begin -= newer;
        page.total += newer;
    }
    const qint64 end = std::min<qint64>(begin + query.size, std::ssize(all));
    for (qint64 i = begin; i < end; ++i)
        page.assets.push_back(all[static_cast<std::size_t>(i)]);
    page.isLast = end >= std::ssize(all);
    if (moment.scenario == u"huawei-total-changes"_s)
        page.total = std::max<qint64>(0, page.total + (moment.scenarioRequests % 2 == 0 ? 5 : -5));
    page.total = std::min(page.total, huawei::limits().mostListed);
    return page;
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

} // namespace

QJsonObject huaweiList(const HuaweiQuery &query, HuaweiContent &content, const Moment &moment)
{
    const PageOfAssets page = pageOf(query, found(query, content, moment, HuaweiQuery::Of::List), moment);
    if (moment.scenario == u"huawei-null-list"_s)
        return {{u"total"_s, 0}, {u"assets"_s, QJsonValue::Null}};
    QJsonArray rows;
    for (const HuaweiAsset *asset : page.assets)
        rows.append(listRow(*asset, moment));
    return {{u"total"_s, page.total}, {u"assets"_s, rows}};
}

QJsonObject huaweiMeta(const HuaweiQuery &query, HuaweiContent &content, const Moment &moment)
{
    QJsonArray items;
    qint64 total = 0;
    bool isLast = true;
    if (query.ids.isEmpty()) {
        const PageOfAssets page = pageOf(query, found(query, content, moment, HuaweiQuery::Of::Meta), moment);
        for (const HuaweiAsset *asset : page.assets)
            items.append(metaItem(*asset, moment));
        total = page.total;
        isLast = page.isLast;
    }
    const bool another = moment.scenario == u"huawei-wrong-id"_s && content.assets().size() > 1;
    for (const QString &id : query.ids) {
        const HuaweiAsset *asset = content.find(id, moment.now);
        if (another && asset)
            asset = &content.assets()[asset == &content.assets().front() ? 1 : 0];
        const bool known = asset && isThere(*asset, moment);
        const QString unknown = moment.scenario == u"huawei-blank-status"_s ? u" UNCREATED"_s : u"UNCREATED"_s;
        if (known && matches(query, *asset, moment, HuaweiQuery::Of::Meta))
            items.append(metaItem(*asset, moment));
        else if (!known && (query.statuses.isEmpty() || query.statuses.contains(u"UNCREATED"_s)))
            items.append(QJsonObject {{u"asset_id"_s, id}, {u"status"_s, unknown}, {u"description"_s, u"no asset"_s}});
        total = items.size();
    }
    if (moment.scenario == u"huawei-null-list"_s)
        return {{u"asset_info_array"_s, QJsonValue::Null}, {u"is_truncated"_s, 0}, {u"total"_s, 0}};
    return {{u"asset_info_array"_s, items}, {u"is_truncated"_s, isLast ? 0 : 1}, {u"total"_s, total}};
}

QJsonObject huaweiDetail(const HuaweiAsset &asset, const QStringList &categories, const Moment &moment)
{
    const State state = shownState(asset, moment);
    const auto wants = [&](const QString &part) { return categories.isEmpty() || categories.contains(part); };
    QJsonObject detail {{u"asset_id"_s, asset.id}};
    if (wants(u"base_info"_s))
        detail.insert(u"base_info"_s, baseInfo(asset, moment));
    // the other three appear only after success
    if (wants(u"transcode_info"_s) && asset.hasBeen(State::TranscodeSucceed, moment.now))
        detail.insert(u"transcode_info"_s,
                      QJsonObject {{u"template_group_name"_s, u"system_template_group"_s},
                                   {u"output"_s, playInfo(asset, moment)},
                                   {u"exec_desc"_s, u"Transcode success"_s},
                                   {u"transcode_status"_s, u"TRANSCODE_SUCCEED"_s}});
    if (wants(u"thumbnail_info"_s) && thumbnailStatus(asset, state) == u"THUMBNAIL_SUCCEED"_s)
        detail.insert(u"thumbnail_info"_s,
                      QJsonObject {{u"sample"_s,
                                    QJsonArray {QJsonObject {{u"offset"_s, 0}, {u"url"_s, fileUrl(asset, u"1.jpg"_s, moment)}}}},
                                   {u"exec_desc"_s, u""_s},
                                   {u"thumbnail_status"_s, u"THUMBNAIL_SUCCEED"_s}});
    if (wants(u"review_info"_s) && reviewStatus(asset, state) == u"REVIEW_PASSED"_s)
        detail.insert(u"review_info"_s,
                      QJsonObject {{u"suggestion"_s, u"pass"_s},
                                   {u"text"_s, QJsonValue::Null},
                                   {u"cover"_s, QJsonArray()},
                                   {u"video"_s, QJsonArray()},
                                   {u"exec_desc"_s, u""_s},
                                   {u"review_status"_s, u"REVIEW_PASSED"_s}});
    return detail;
}

QByteArray huaweiBody(const QJsonObject &answer, const QString &scenario)
{
    const QJsonObject shown = scenario == u"huawei-numbers-as-text"_s ? withNumbersAsText(answer).toObject() : answer;
    QByteArray body = QJsonDocument(shown).toJson(QJsonDocument::Compact);
    if (scenario == u"huawei-huge-numbers"_s) {
        body.replace("\"size\":", "\"size\":1e400,\"Ignored\":");
        body.replace("\"duration\":", "\"duration\":-1,\"AlsoIgnored\":");
        body.replace("\"total\":", "\"total\":9223372036854775808,\"IgnoredToo\":");
    }
    if (scenario == u"huawei-full-width-comma"_s) {
        // as an older page has it after exec_desc; it is no JSON
        const qsizetype comma = body.indexOf("\",\"");
        if (comma >= 0)
            body.replace(comma + 1, 1, "\xEF\xBC\x8C");
    }
    return body;
}

} // namespace deck::sandbox
