#pragma once

#include "vendors/aliyun/rows.h"

#include <optional>

namespace deck::aliyun {

/// Where a walk over a VOD account's media stands: newest first, by SearchMedia with its ScrollToken, or by GetVideoList.
/// Page numbers reach so far and no further; beyond, the walk begins anew at the last row's creation time. Pure value;
/// as text it is the cursor of our own pages.
struct MediaWalk
{
    bool byVideoList = false;
    int pageNo = 1;
    QString scrollToken;                  ///< the last answer's
    std::optional<Instant> createdUpTo;   ///< where this stretch began; absent: the first one
    std::optional<Instant> lastCreatedAt; ///< of the last row that told its time

    enum class End : quint8 {
        More,  ///< the walk has moved on to the next page
        Done,  ///< that was the last page
        Stuck, ///< more rows of one second than page numbers reach: no way on
    };
    /// Moves on behind `page`, which was asked for at this place.
    End moveOn(const MediaPage &page, const VendorLimits &limits);

    /// Begins a new stretch at the last row known: its second is asked for again, since several rows may share it.
    /// From the first page where no row told its time. false where that is where this stretch began already.
    [[nodiscard]] bool beginAnew();

    [[nodiscard]] QString cursor() const;
    [[nodiscard]] static std::optional<MediaWalk> at(const QString &cursor);

    friend bool operator==(const MediaWalk &, const MediaWalk &) = default;
};

} // namespace deck::aliyun
