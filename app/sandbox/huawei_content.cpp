#include "sandbox/huawei_content.h"

#include "sandbox/huawei_titles.h"
#include "sandbox/seeded.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace deck::sandbox {

namespace {

using Step = HuaweiAsset::Step;
using State = HuaweiState;

constexpr int archived = 20'800; ///< with any content above what the vendor lists
constexpr auto confirmTakes = 2s;

Milliseconds seconds(Seeded &dice, int least, int most)
{
    return Milliseconds(dice.between(least * 1000LL, most * 1000LL));
}

/// What follows a complete upload: nothing, publishing, or transcoding and its end.
void processed(Seeded &dice, std::vector<Step> &steps, Instant at, State uploaded)
{
    steps.push_back({at, uploaded});
    const qint64 throwOf = dice.below(100);
    if (throwOf < 15)
        return;
    if (throwOf >= 30) {
        at += seconds(dice, 3, 10);
        steps.push_back({at, State::WaitingTranscode});
        at += seconds(dice, 20, 120);
        steps.push_back({at, State::Transcoding});
        at += seconds(dice, 60, 480);
        if (throwOf >= 93) {
            steps.push_back({at, State::TranscodeFailed});
            return;
        }
        steps.push_back({at, State::TranscodeSucceed});
        if (throwOf < 40)
            return;
    }
    at += seconds(dice, 20, 300);
    steps.push_back({at, State::Published});
    if (throwOf >= 86) { // taken off the air days later
        at += std::chrono::hours(dice.between(30, 200));
        steps.push_back({at, State::Deleting});
        at += seconds(dice, 5, 40);
        steps.push_back({at, throwOf == 92 ? State::DeleteFailed : State::Deleted});
    }
}

/// Any life; some uploads are begun and never confirmed.
std::vector<Step> anyLife(Seeded &dice, Instant created)
{
    std::vector<Step> steps {{created, State::Creating}};
    const qint64 throwOf = dice.below(100);
    if (throwOf < 4)
        return steps;
    if (throwOf < 14) {
        steps.front().state = State::ObsCreating;
        const Instant copied = created + seconds(dice, 30, 240);
        if (throwOf < 6)
            steps.push_back({copied, State::ObsCreateFailed});
        else
            processed(dice, steps, copied, State::ObsCreateSuccess);
        return steps;
    }
    const Instant ended = created + seconds(dice, 45, 900);
    if (throwOf < 18)
        steps.push_back({ended, State::UploadFailed});
    else if (throwOf < 20)
        steps.push_back({ended, State::ServerError});
    else if (throwOf < 24)
        steps.push_back({ended, State::Cancelled});
    else
        processed(dice, steps, ended, State::Created);
    return steps;
}

/// A life moved so that `state` is what it shows at `start`, somewhere amid that step.
std::vector<Step> lifeAmid(Seeded &dice, Instant start, State state)
{
    for (;;) {
        std::vector<Step> steps = anyLife(dice, start);
        const auto step = std::find_if(steps.begin(), steps.end(), [&](const Step &one) { return one.state == state; });
        if (step == steps.end() || step + 1 == steps.end())
            continue;
        const Milliseconds back = (step->at - start) + ((step + 1)->at - step->at) * dice.between(10, 70) / 100;
        for (Step &one : steps)
            one.at -= back;
        return steps;
    }
}

/// Moments at which an asset may come: every 50 s for a day, then every 10 minutes, so that a jump of a year is cheap.
Milliseconds slotTime(qint64 slot)
{
    static constexpr qint64 quickSlots = 24 * 60 * 60 / 50;
    const qint64 quick = std::min(slot, quickSlots);
    return 50s * quick + 10min * (slot - quick);
}

/// 32 hex digits, as a digest would have them.
QString assetId(quint64 seed, quint64 number)
{
    Seeded dice(seed, 0xA55E'0000'0000ULL + number);
    constexpr QLatin1Char zero('0');
    const quint64 high = dice.next();
    const quint64 low = dice.next();
    return u"%1%2"_s.arg(high, 16, 16, zero).arg(low, 16, 16, zero);
}

/// What stays the same over its life; `number` counts from the newest at the start (0), later ones are negative.
HuaweiAsset asset(quint64 seed, qint64 number, std::vector<Step> steps)
{
    HuaweiAsset made;
    made.steps = std::move(steps);
    made.createdAt = made.steps.front().at;
    fillTitles(made, seed, number);
    Seeded dice(seed, 0x51'2E00'0000'0000ULL + static_cast<quint64>(number));
    made.milliseconds = dice.between(6'000, dice.chance(10) ? 14'400'000 : 900'000);
    made.bytes = made.milliseconds * dice.between(90, 3'200); // 0.7 to 25 Mbit/s
    if (number == 1)
        made.bytes = 53'687'091'211'337; // 48.8 TB
    return made;
}

} // namespace

QString huaweiWord(HuaweiState state)
{
    switch (state) {
    case State::Creating:
        return u"CREATING"_s;
    case State::ObsCreating:
        return u"OBS_CREATING"_s;
    case State::Created:
        return u"CREATED"_s;
    case State::ObsCreateSuccess:
        return u"OBS_CREATE_SUCCESS"_s;
    case State::WaitingTranscode:
        return u"WAITING_TRANSCODE"_s;
    case State::Transcoding:
        return u"TRANSCODING"_s;
    case State::TranscodeSucceed:
        return u"TRANSCODE_SUCCEED"_s;
    case State::TranscodeFailed:
        return u"TRANSCODE_FAILED"_s;
    case State::Published:
        return u"PUBLISHED"_s;
    case State::UploadFailed:
        return u"UPLOAD_FAILED"_s;
    case State::ServerError:
        return u"SERVER_ERROR"_s;
    case State::ObsCreateFailed:
        return u"OBS_CREATE_FAILED"_s;
    case State::Cancelled:
        return u"CANCELLED"_s;
    case State::Deleting:
        return u"DELETING"_s;
    case State::Deleted:
        return u"DELETED"_s;
    case State::DeleteFailed:
        return u"DELETE_FAILED"_s;
    }
    Q_UNREACHABLE();
}

const HuaweiAsset::Step &HuaweiAsset::stepAt(Instant now) const
{
    const auto next
        = std::upper_bound(steps.begin() + 1, steps.end(), now, [](Instant time, const Step &step) { return time < step.at; });
    return *(next - 1);
}

bool HuaweiAsset::hasBeen(HuaweiState state, Instant now) const
{
    return std::any_of(steps.begin(), steps.end(), [&](const Step &step) { return step.state == state && step.at <= now; });
}

bool HuaweiAsset::isStored(Instant now) const
{
    return hasBeen(State::Created, now) || hasBeen(State::ObsCreateSuccess, now) || hasBeen(State::Published, now);
}

HuaweiContent::HuaweiContent(const Setup &setup)
    : m_seed(setup.seed)
    , m_start(setup.start)
{
    layOut(setup);
}

void HuaweiContent::layOut(const Setup &setup)
{
    Seeded dice(setup.seed, 1);
    std::vector<std::vector<Step>> lives;
    lives.reserve(static_cast<std::size_t>(std::max(0, setup.uploads)));
    static constexpr State phases[]
        = {State::Creating, State::Transcoding, State::WaitingTranscode, State::ObsCreating, State::Deleting};
    const int going = std::clamp(setup.uploads / 10, 0, 15);
    for (int i = 0; i < going; ++i)
        lives.push_back(lifeAmid(dice, setup.start, phases[i % std::ssize(phases)]));
    // begun and never confirmed: hours, days and weeks ago
    for (int i = 0; i < std::min(6, setup.uploads / 20); ++i)
        lives.push_back({{setup.start - std::chrono::hours(5 + i * i * 17), State::Creating}});
    while (static_cast<int>(lives.size()) < setup.uploads) {
        // denser towards now, over the last four weeks
        const double x = dice.fraction();
        const auto age = 30min + Milliseconds(static_cast<qint64>(x * x * 28 * 24 * 3'600'000));
        lives.push_back(anyLife(dice, setup.start - age));
    }
    std::stable_sort(lives.begin(), lives.end(), [](const auto &a, const auto &b) { return a.front().at < b.front().at; });
    const auto count = static_cast<qint64>(lives.size());
    for (qint64 i = 0; i < count; ++i)
        add(asset(m_seed, count - 1 - i, std::move(lives[static_cast<std::size_t>(i)])), static_cast<quint64>(i));
}

void HuaweiContent::add(HuaweiAsset asset, quint64 number)
{
    asset.id = assetId(m_seed, number);
    m_byId.insert(asset.id, static_cast<qsizetype>(m_assets.size()));
    m_assets.push_back(std::move(asset));
}

void HuaweiContent::advance(Instant now)
{
    while (m_start + slotTime(m_slot + 1) <= now) {
        ++m_slot;
        Seeded dice(m_seed, 1'000'000 + static_cast<quint64>(m_slot));
        // numbers of their own, so that what a person adds meanwhile changes no ID
        add(asset(m_seed, -m_slot, anyLife(dice, m_start + slotTime(m_slot))), 1'000'000'000ULL + static_cast<quint64>(m_slot));
    }
}

const std::vector<HuaweiAsset> &HuaweiContent::archive()
{
    if (!m_archive.empty())
        return m_archive;
    m_archive.reserve(archived);
    const Instant newest = m_start - 60 * 24h;
    for (int i = 0; i < archived; ++i) {
        const qint64 number = 100'000 + i;
        m_archive.push_back(asset(m_seed, number, {{newest - i * 11min, State::Published}}));
        m_archive.back().id = assetId(m_seed, 3'000'000'000ULL + static_cast<quint64>(i));
        m_byId.insert(m_archive.back().id, -1 - i);
    }
    return m_archive;
}

const HuaweiAsset *HuaweiContent::find(const QString &id, Instant now) const
{
    const auto found = m_byId.constFind(id);
    if (found == m_byId.constEnd())
        return nullptr;
    const HuaweiAsset &asset
        = *found < 0 ? m_archive[static_cast<std::size_t>(-1 - *found)] : m_assets[static_cast<std::size_t>(*found)];
    return asset.createdAt <= now ? &asset : nullptr;
}

HuaweiContent::Confirmed HuaweiContent::confirm(const QString &id, HuaweiState to, Instant now)
{
    if (!find(id, now))
        return Confirmed::NoAsset;
    const qsizetype index = m_byId.value(id);
    if (index < 0) // the archive is published
        return Confirmed::WrongState;
    HuaweiAsset &asset = m_assets[static_cast<std::size_t>(index)];
    if (asset.confirmed || asset.stateAt(now) != State::Creating)
        return Confirmed::WrongState;
    asset.confirmed = true;
    asset.steps.erase(std::find_if(asset.steps.begin(), asset.steps.end(), [&](const Step &step) { return step.at > now; }),
                      asset.steps.end());
    // accepted is not done yet: the new state is read back a little later
    if (to == State::Created) {
        Seeded dice(m_seed, 0xC0F1'0000'0000ULL + static_cast<quint64>(index));
        processed(dice, asset.steps, now + confirmTakes, to);
    } else {
        asset.steps.push_back({now + confirmTakes, to});
    }
    return Confirmed::Done;
}

const HuaweiAsset &HuaweiContent::pull(HuaweiAsset asset, bool fails, Instant now)
{
    const auto number = static_cast<quint64>(m_assets.size());
    Seeded dice(m_seed, 9'000'000'000ULL + number);
    asset.pulled = true;
    asset.createdAt = now;
    asset.milliseconds = dice.between(6'000, 900'000);
    asset.bytes = asset.milliseconds * dice.between(90, 3'200);
    asset.steps = {{now, State::Creating}};
    const Instant ended = now + seconds(dice, 20, 90);
    if (fails)
        asset.steps.push_back({ended, State::UploadFailed});
    else
        processed(dice, asset.steps, ended, State::Created);
    add(std::move(asset), 2'000'000'000ULL + number);
    return m_assets.back();
}

} // namespace deck::sandbox
