#include "sandbox/aliyun_listing.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace deck::sandbox {

namespace {

/// When "vanish" and "backward" take hold: after a client had time to see the rows.
constexpr auto changeOfMind = 10s;

bool fallsBack(const Moment &moment)
{
    return (moment.scenario == u"aliyun-state-backward"_s && moment.now - moment.scenarioStart >= changeOfMind)
        || (moment.scenario == u"aliyun-state-flips"_s && moment.scenarioRequests % 2 == 0);
}

bool isUnknown(const QString &id, const Moment &moment)
{
    return moment.scenario == u"aliyun-unknown-status"_s && !id.isEmpty() && id.back().unicode() % 4 == 1;
}

} // namespace

QString shownStatus(const AliyunMedia &media, const Moment &moment)
{
    const QString &status = media.statusAt(moment.now);
    if (isUnknown(media.id, moment))
        return u"Archiving"_s;
    if (status == u"Normal"_s && fallsBack(moment))
        return media.steps.front().status == u"Init"_s ? u"Preparing"_s : u"Uploading"_s;
    return status;
}

QString shownStatus(const AliyunJob &job, const Moment &moment)
{
    const QString &status = job.statusAt(moment.now);
    if (isUnknown(job.id, moment))
        return u"THINKING"_s;
    return (status == u"SUCCESS"_s || status == u"Normal"_s) && fallsBack(moment) ? u"UPLOADING"_s : status;
}

bool isShown(const AliyunMedia &media, const Moment &moment)
{
    if (media.createdAt > moment.now)
        return false; // the clock was set back
    const bool vanishes = moment.scenario == u"aliyun-rows-vanish"_s && media.id.back().unicode() % 3 == 0;
    return !vanishes || moment.now - moment.scenarioStart < changeOfMind;
}

AliyunStretch stretch(qsizetype rows, qsizetype page, qsizetype size, const QString &scenario)
{
    qsizetype shown = page;
    qsizetype total = rows;
    qsizetype moved = 0;
    const bool isEmpty = scenario == u"aliyun-empty-page"_s && page % 2 == 1;
    if (scenario == u"aliyun-empty-page"_s)
        shown = (page + 1) / 2;
    else if (scenario == u"aliyun-pages-repeat"_s)
        shown = 0;
    else if (scenario == u"aliyun-pages-loop"_s)
        shown = page % 2;
    else if (scenario == u"aliyun-rows-move"_s && page > 0)
        moved = std::min<qsizetype>(3, size / 2); // as if so many had come before the first page meanwhile
    total += moved;
    const bool endless = scenario == u"aliyun-pages-repeat"_s || scenario == u"aliyun-pages-loop"_s;
    AliyunStretch part;
    part.from = std::clamp<qsizetype>(shown * size - moved, 0, rows);
    part.to = isEmpty ? part.from : std::min(part.from + size, rows);
    part.total = scenario == u"aliyun-total-wrong"_s ? 7 : total;
    part.more = endless || part.to < rows;
    return part;
}

qsizetype pageAfter(qsizetype page, const QString &scenario)
{
    if (scenario == u"aliyun-pages-repeat"_s)
        return 1;
    return scenario == u"aliyun-pages-loop"_s && page == 2 ? 1 : page + 1;
}

std::optional<qint64> wholeNumber(const AliyunRequest &asked, const char *name, qint64 least, qint64 most, qint64 absent)
{
    const QString text = asked.value(name);
    if (text.isEmpty())
        return absent;
    bool good = false;
    const qint64 number = text.toLongLong(&good);
    return good && number >= least && number <= most ? std::optional(number) : std::nullopt;
}

} // namespace deck::sandbox
