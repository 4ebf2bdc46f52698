#include "vendors/aliyun/walk.h"

#include "vendors/aliyun/limits.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace deck::aliyun {

namespace {

constexpr int furthestPage = 1'000'000;

QJsonValue written(const std::optional<Instant> &time)
{
    return time ? QJsonValue(qint64(time->time_since_epoch().count())) : QJsonValue(QJsonValue::Undefined);
}

std::optional<Instant> timeIn(const QJsonObject &object, QLatin1StringView name)
{
    const QJsonValue value = object.value(name);
    return value.isDouble() ? std::optional(Instant(Milliseconds(value.toInteger()))) : std::nullopt;
}

} // namespace

MediaWalk::End MediaWalk::moveOn(const MediaPage &page, const VendorLimits &limits)
{
    if (page.lastCreatedAt)
        lastCreatedAt = page.lastCreatedAt;
    if (page.entries == 0)
        return End::Done;
    const qint64 reached = qint64(pageNo) * limits.pageSize;
    // The total need not be true: it can make a short page not the last, never a full one the last.
    if (page.entries < limits.pageSize && reached >= page.page.total.value_or(0))
        return End::Done;
    if (!byVideoList && !page.scrollToken.isEmpty())
        scrollToken = page.scrollToken;
    const bool scrolls = !byVideoList && !scrollToken.isEmpty();
    if (reached >= (scrolls ? limits.mostListed : mostByPageNumber))
        return beginAnew() ? End::More : End::Stuck;
    ++pageNo;
    return End::More;
}

bool MediaWalk::beginAnew()
{
    std::optional<Instant> from;
    if (lastCreatedAt)
        from = std::chrono::floor<std::chrono::seconds>(*lastCreatedAt) + std::chrono::seconds(1);
    if ((createdUpTo && (!from || *from >= *createdUpTo)) || (!from && pageNo == 1))
        return false;
    createdUpTo = from;
    pageNo = 1;
    scrollToken.clear();
    return true;
}

QString MediaWalk::cursor() const
{
    QJsonObject object {{u"page"_s, pageNo}};
    if (byVideoList)
        object.insert("list"_L1, true);
    if (!scrollToken.isEmpty())
        object.insert("token"_L1, scrollToken);
    if (createdUpTo)
        object.insert("upTo"_L1, written(createdUpTo));
    if (lastCreatedAt)
        object.insert("last"_L1, written(lastCreatedAt));
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

std::optional<MediaWalk> MediaWalk::at(const QString &cursor)
{
    const QJsonObject object = QJsonDocument::fromJson(cursor.toUtf8()).object();
    MediaWalk walk;
    walk.pageNo = object.value("page"_L1).toInt();
    if (walk.pageNo < 1 || walk.pageNo > furthestPage)
        return std::nullopt;
    walk.byVideoList = object.value("list"_L1).toBool();
    walk.scrollToken = object.value("token"_L1).toString();
    walk.createdUpTo = timeIn(object, "upTo"_L1);
    walk.lastCreatedAt = timeIn(object, "last"_L1);
    return walk;
}

} // namespace deck::aliyun
