#pragma once

#include "vendors/huawei/answers.h"

namespace deck::huawei {

/// Where a walk through ListAssetList stands: a page of the newest 20,000, or of those created up to a time, and so on.
struct ListCursor
{
    int page = 0;                   ///< from 0
    int window = 0;                 ///< how many times the listing was begun again at an earlier time
    std::optional<Instant> endTime; ///< of the window; absent in the first

    friend bool operator==(const ListCursor &, const ListCursor &) = default;
};

/// The text handed out as Page::nextCursor; the first page's is empty.
[[nodiscard]] QString cursorText(const ListCursor &cursor);
/// nullopt for a text that this did not make.
[[nodiscard]] std::optional<ListCursor> readCursor(const QString &text);

/// Where the walk goes on after this answer; nullopt: it was the last page. The vendor reaches no more than 20,000 assets in
/// one listing, newest first: behind them it is begun again with those created up to the last one's time, to the end of
/// that second, so rows repeat at the seam. Where that time does not lie before the window's own, the same cursor comes
/// back: the caller sees a repeated page, and not an end that is none.
[[nodiscard]] std::optional<ListCursor> cursorAfter(const ListCursor &asked, const AssetList &answer);

/// Answer to ListAssetList as a page of the walk. `total` counts the windows before as the vendor's cap does. Pure.
[[nodiscard]] Result<Page> readPage(const HttpReply &reply, const Asked &asked, const QString &account, const ListCursor &cursor);

} // namespace deck::huawei
