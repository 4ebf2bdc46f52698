#include "vendors/huawei/cursor.h"

#include "net/redact.h"
#include "vendors/huawei/huawei.h"

#include <QStringList>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace deck::huawei {

namespace {

std::optional<qint64> numberOf(const QString &text)
{
    bool fine = false;
    const qint64 number = text.toLongLong(&fine);
    return fine && number >= 0 ? std::optional(number) : std::nullopt;
}

int pagesOfWindow()
{
    return int(limits().mostListed / limits().pageSize);
}

} // namespace

QString cursorText(const ListCursor &cursor)
{
    if (cursor == ListCursor {})
        return {};
    QStringList parts = {QString::number(cursor.page)};
    if (cursor.endTime)
        parts += {QString::number(cursor.window), QString::number(unixSeconds(*cursor.endTime))};
    return parts.join(u'/');
}

std::optional<ListCursor> readCursor(const QString &text)
{
    if (text.isEmpty())
        return ListCursor {};
    const QStringList parts = text.split(u'/');
    const auto page = numberOf(parts.constFirst());
    if (!page || *page >= pagesOfWindow() || (parts.size() != 1 && parts.size() != 3))
        return std::nullopt;
    ListCursor cursor;
    cursor.page = int(*page);
    if (parts.size() == 3) {
        const auto window = numberOf(parts.at(1));
        const auto seconds = numberOf(parts.at(2));
        cursor.endTime = seconds ? instantFromUnixSeconds(*seconds) : std::nullopt;
        if (!window || *window < 1 || *window > 1'000'000 || !cursor.endTime)
            return std::nullopt;
        cursor.window = int(*window);
    }
    return cursor;
}

std::optional<ListCursor> cursorAfter(const ListCursor &asked, const AssetList &answer)
{
    const int size = limits().pageSize;
    const qint64 listed = qint64(asked.page) * size + answer.rows;
    // A page that is not full is the last one, unless the vendor says that there are more: it may give fewer than asked for.
    const bool more = answer.rows > 0 && (answer.rows >= size || answer.total.value_or(0) > listed);
    if (!more)
        return std::nullopt;
    ListCursor next = asked;
    if (++next.page < pagesOfWindow())
        return next;
    if (!answer.lastCreated)
        return asked;
    // one second on: whether the end counts as well is not documented
    const Instant seam = *answer.lastCreated + std::chrono::seconds(1);
    if (asked.endTime && seam >= *asked.endTime)
        return asked;
    return ListCursor {0, asked.window + 1, seam};
}

Result<Page> readPage(const HttpReply &reply, const Asked &asked, const QString &account, const ListCursor &cursor)
{
    Result<AssetList> list = readListReply(reply, asked, account);
    if (!list)
        return tl::unexpected(std::move(list.error()));
    const auto next = cursorAfter(cursor, *list);
    std::optional<qint64> total = list->total;
    if (total)
        *total = std::min(*total, std::numeric_limits<qint64>::max() / 2) + cursor.window * limits().mostListed;
    return Page {std::move(list->uploads), next ? cursorText(*next) : QString(), total, redacted(reply.body)};
}

} // namespace deck::huawei
