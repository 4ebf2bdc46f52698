#pragma once

#include "core/instant.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

#include <deque>
#include <vector>

namespace deck::sandbox {

/// The states of ShowAssetMeta.status (huawei.md 3.2); the listing's four statuses follow from them.
enum class HuaweiState : quint8 {
    Creating,
    ObsCreating,
    Created,
    ObsCreateSuccess,
    WaitingTranscode,
    Transcoding,
    TranscodeSucceed,
    TranscodeFailed,
    Published,
    UploadFailed,
    ServerError,
    ObsCreateFailed,
    Cancelled,
    Deleting,
    Deleted,
    DeleteFailed,
};

/// The vendor's word, e.g. "OBS_CREATE_SUCCESS".
[[nodiscard]] QString huaweiWord(HuaweiState state);

/// One media asset with its whole life laid out in advance: what it is at a time is looked up, so time may jump.
struct HuaweiAsset
{
    struct Step
    {
        Instant at;
        HuaweiState state = HuaweiState::Creating;
    };
    QString id; ///< 32 hex digits
    QString title;
    QString videoName;
    QString mediaType; ///< "MP4"
    QString description;
    QString category; ///< the name
    int categoryId = -1;
    QString tags; ///< comma separated
    qint64 bytes = 0;
    qint64 milliseconds = 0;
    Instant createdAt;
    std::vector<Step> steps; ///< by time; the first stands at createdAt
    bool pulled = false;     ///< from a URL, by UploadMetaDataByUrl
    bool confirmed = false;  ///< a ConfirmAssetUpload was accepted

    [[nodiscard]] const Step &stepAt(Instant now) const;
    [[nodiscard]] HuaweiState stateAt(Instant now) const { return stepAt(now).state; }
    /// Whether it went through that state until `now`.
    [[nodiscard]] bool hasBeen(HuaweiState state, Instant now) const;
    /// Whether the content is there, so that size and duration are known.
    [[nodiscard]] bool isStored(Instant now) const;
};

/// The assets of one project. The same seed and start give the same assets, whenever and however often it is asked.
class HuaweiContent final
{
public:
    struct Setup
    {
        quint64 seed = 1;
        Instant start;
        int uploads = 240; ///< there at the start; one more comes about every 50 s
    };
    explicit HuaweiContent(const Setup &setup);

    /// Makes what begins until `now`. Assets come in order of creation and are never removed.
    void advance(Instant now);
    [[nodiscard]] const std::deque<HuaweiAsset> &assets() const { return m_assets; }
    /// Old, published ones before all others, so many that a listing cannot reach its end; made when first asked for.
    [[nodiscard]] const std::vector<HuaweiAsset> &archive();
    /// nullptr for an ID that is none, or not yet.
    [[nodiscard]] const HuaweiAsset *find(const QString &id, Instant now) const;

    enum class Confirmed : quint8 { Done, NoAsset, WrongState };
    /// ConfirmAssetUpload: `to` is Created, UploadFailed or Cancelled. Takes hold some seconds later.
    [[nodiscard]] Confirmed confirm(const QString &id, HuaweiState to, Instant now);
    /// UploadMetaDataByUrl, one item; `fails` lets the pull fail in the end.
    const HuaweiAsset &pull(HuaweiAsset asset, bool fails, Instant now);

private:
    void layOut(const Setup &setup);
    void add(HuaweiAsset asset, quint64 number);

    quint64 m_seed;
    Instant m_start;
    std::deque<HuaweiAsset> m_assets;
    std::vector<HuaweiAsset> m_archive;
    QHash<QString, qsizetype> m_byId; ///< negative: -1 - index in the archive
    qint64 m_slot = 0;                ///< of those moments at which an asset may come
};

} // namespace deck::sandbox
