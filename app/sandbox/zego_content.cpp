#include "sandbox/zego_content.h"

#include "sandbox/seeded.h"
#include "sandbox/zego_titles.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace deck::sandbox {

namespace {

using Step = ZegoTask::Step;

/// Below the vendor's ten, so that there is room for a task of the person's own.
constexpr int mostRunningOfOurs = 8;
constexpr auto cancelTakes = 3s;

Milliseconds seconds(Seeded &dice, int least, int most)
{
    return Milliseconds(dice.between(least * 1000LL, most * 1000LL));
}

/// A number of days the vendor allows, and as people choose them.
std::chrono::days retention(Seeded &dice)
{
    const qint64 throwOf = dice.below(100);
    return std::chrono::days(throwOf < 60 ? 7 : throwOf < 92 ? 3 : 1);
}

void endStored(std::vector<Step> &steps, Instant at, int retries, std::chrono::days days)
{
    steps.push_back({at, ZegoStatus::Succeeded, retries});
    steps.push_back({at + days, ZegoStatus::Expired, retries});
}

/// waiting -> uploading -> (retrying -> uploading)* -> succeeded or failed.
std::vector<Step> life(Seeded &dice, Instant created, int retries, std::chrono::days days)
{
    std::vector<Step> steps {{created, ZegoStatus::Waiting, 0}};
    Instant at = created + seconds(dice, 8, 45);
    steps.push_back({at, ZegoStatus::Uploading, 0});
    for (int retry = 1; retry <= retries; ++retry) {
        at += seconds(dice, 15, 60);
        steps.push_back({at, ZegoStatus::Retrying, retry});
        at += seconds(dice, 20, 60);
        steps.push_back({at, ZegoStatus::Uploading, retry});
    }
    at += seconds(dice, 40, 200);
    if (dice.chance(retries == 0 ? 3 : retries < 3 ? 8 : 60))
        steps.push_back({at, ZegoStatus::Failed, retries});
    else
        endStored(steps, at, retries, days);
    return steps;
}

int usualRetries(Seeded &dice)
{
    const qint64 throwOf = dice.below(100);
    return throwOf < 68 ? 0 : throwOf < 85 ? 1 : throwOf < 94 ? 2 : 3;
}

/// Any life; one in 25 is cancelled by somebody while it waits.
std::vector<Step> anyLife(Seeded &dice, Instant created)
{
    if (dice.chance(4))
        return {{created, ZegoStatus::Waiting, 0}, {created + seconds(dice, 8, 30), ZegoStatus::Cancelled, 0}};
    const int retries = usualRetries(dice);
    return life(dice, created, retries, retention(dice));
}

/// A life moved so that `status` is what it shows at `start`, somewhere amid that step.
std::vector<Step> lifeAmid(Seeded &dice, Instant start, ZegoStatus status)
{
    const int retries = status == ZegoStatus::Retrying ? 2 : usualRetries(dice);
    std::vector<Step> steps = life(dice, start, retries, retention(dice));
    const auto step = std::find_if(steps.begin(), steps.end(), [&](const Step &one) { return one.status == status; });
    const Milliseconds length = (step + 1)->at - step->at;
    const Milliseconds back = (step->at - start) + length * dice.between(10, 80) / 100;
    for (Step &one : steps)
        one.at -= back;
    return steps;
}

/// Moments at which a task may come: every 40 s for a day, then every 10 minutes, so that a jump of a year is cheap.
Milliseconds slotTime(qint64 slot)
{
    static constexpr qint64 quickSlots = 24 * 60 * 60 / 40;
    const qint64 quick = std::min(slot, quickSlots);
    return 40s * quick + 10min * (slot - quick);
}

bool isRunning(ZegoStatus status)
{
    return status == ZegoStatus::Waiting || status == ZegoStatus::Uploading;
}

/// 24 hex digits in the manner of the vendor's: time, where it was made, number.
QString taskId(Instant created, quint64 seed, qsizetype number)
{
    const quint64 place = Seeded(seed, 0x1D).next() & 0xFFFFFFFFFFULL;
    constexpr QLatin1Char zero('0');
    return u"%1%2%3"_s.arg(unixSeconds(created), 8, 16, zero).arg(place, 10, 16, zero).arg(number + 1, 6, 16, zero);
}

} // namespace

const ZegoTask::Step &ZegoTask::stepAt(Instant now) const
{
    const auto next
        = std::upper_bound(steps.begin() + 1, steps.end(), now, [](Instant time, const Step &step) { return time < step.at; });
    return *(next - 1);
}

std::optional<Instant> ZegoTask::expiresAt(Instant now) const
{
    const Step &last = steps.back();
    if (last.status != ZegoStatus::Expired || now < steps[steps.size() - 2].at)
        return std::nullopt;
    return last.at;
}

ZegoContent::ZegoContent(const Setup &setup)
    : m_seed(setup.seed)
    , m_start(setup.start)
{
    layOut(setup);
}

void ZegoContent::layOut(const Setup &setup)
{
    Seeded dice(setup.seed, 1);
    std::vector<std::vector<Step>> lives;
    lives.reserve(static_cast<std::size_t>(std::max(0, setup.uploads)));
    const int going = std::clamp(setup.uploads / 12, 0, 9);
    static constexpr ZegoStatus phases[] = {ZegoStatus::Retrying, ZegoStatus::Waiting, ZegoStatus::Uploading};
    for (int i = 0; i < going; ++i)
        lives.push_back(lifeAmid(dice, setup.start, phases[i % 3]));
    // a few files whose end can be watched in the first minutes
    for (int i = 0; i < std::min(3, setup.uploads / 30); ++i) {
        const Instant ends = setup.start + seconds(dice, 60 + i * 120, 180 + i * 120);
        std::vector<Step> steps {{ends - 3 * 24h - 3min, ZegoStatus::Waiting, 0},
                                 {ends - 3 * 24h - 150s, ZegoStatus::Uploading, 0}};
        endStored(steps, ends - 3 * 24h, 0, std::chrono::days(3));
        lives.push_back(std::move(steps));
    }
    while (static_cast<int>(lives.size()) < setup.uploads) {
        // denser towards now, over the last three weeks; ended before the start
        const double x = dice.fraction();
        const auto age = 20min + Milliseconds(static_cast<qint64>(x * x * 21 * 24 * 3'600'000));
        lives.push_back(anyLife(dice, setup.start - age));
    }
    std::stable_sort(lives.begin(), lives.end(), [](const auto &a, const auto &b) { return a.front().at < b.front().at; });
    const ZegoTitles titles(setup.seed);
    const auto count = static_cast<qsizetype>(lives.size());
    for (qsizetype i = 0; i < count; ++i) {
        ZegoTask task;
        task.steps = std::move(lives[static_cast<std::size_t>(i)]);
        task.createdAt = task.steps.front().at;
        // counted from the newest, so that the first page holds the same mixture however many there are
        task.title = titles.title(count - 1 - i, task.createdAt);
        task.streamUrl = titles.streamUrl(count - 1 - i, task.title);
        add(std::move(task));
    }
}

void ZegoContent::add(ZegoTask task)
{
    const auto number = static_cast<qsizetype>(m_tasks.size());
    task.id = taskId(task.createdAt, m_seed, number);
    m_byId.insert(task.id, number);
    m_tasks.push_back(std::move(task));
}

void ZegoContent::advance(Instant now)
{
    const ZegoTitles titles(m_seed);
    while (m_start + slotTime(m_slot + 1) <= now) {
        ++m_slot;
        const Instant at = m_start + slotTime(m_slot);
        Seeded dice(m_seed, 1'000'000 + static_cast<quint64>(m_slot));
        const auto busy = [&] {
            // what still moves is among the newest
            const auto from = m_tasks.end() - std::min<std::ptrdiff_t>(64, std::ssize(m_tasks));
            return std::count_if(from, m_tasks.end(), [&](const ZegoTask &task) {
                const ZegoStatus status = task.stepAt(at).status;
                return isRunning(status) || status == ZegoStatus::Retrying;
            });
        };
        if (busy() >= mostRunningOfOurs)
            continue;
        ZegoTask task;
        task.createdAt = at;
        const qint64 number = -m_slot; // apart from the numbers of the start
        task.title = titles.title(number, at);
        task.streamUrl = titles.streamUrl(number, task.title);
        task.steps = anyLife(dice, at);
        add(std::move(task));
    }
}

int ZegoContent::running(Instant now) const
{
    return static_cast<int>(std::count_if(m_tasks.begin(), m_tasks.end(), [now](const ZegoTask &task) {
        return task.createdAt <= now && isRunning(task.stepAt(now).status);
    }));
}

const ZegoTask &ZegoContent::create(const QString &title, const QString &streamUrl, int retentionDays, Instant now)
{
    Seeded dice(m_seed, 9'000'000'000ULL + m_tasks.size());
    ZegoTask task;
    task.title = title;
    task.streamUrl = streamUrl;
    task.createdAt = now;
    const int retries = usualRetries(dice);
    task.steps = life(dice, now, retries, std::chrono::days(retentionDays));
    // a title in use is overwritten, and the new file inherits the old one's end
    const auto old = std::find_if(m_tasks.rbegin(), m_tasks.rend(),
                                  [&](const ZegoTask &one) { return one.title == title && one.isStored(now); });
    if (old != m_tasks.rend() && task.steps.back().status == ZegoStatus::Expired)
        task.steps.back().at = std::max(old->steps.back().at, task.steps[task.steps.size() - 2].at + 1min);
    add(std::move(task));
    return m_tasks.back();
}

bool ZegoContent::cancel(qsizetype index, Instant now)
{
    ZegoTask &task = m_tasks[static_cast<std::size_t>(index)];
    if (task.stepAt(now).status != ZegoStatus::Waiting)
        return false;
    // accepted is not cancelled yet: it is read back a little later
    task.steps.resize(1);
    task.steps.push_back({now + cancelTakes, ZegoStatus::Cancelled, 0});
    task.cancelled = true;
    return true;
}

} // namespace deck::sandbox
