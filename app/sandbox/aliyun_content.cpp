#include "sandbox/aliyun_content.h"

#include "sandbox/aliyun_lives.h"
#include "sandbox/aliyun_titles.h"

#include <QFileInfo>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace deck::sandbox {

namespace {

constexpr int otherOwnersMedia = 5;

/// Moments at which an upload may come: every minute for a day, then every 10 minutes, so that a jump of a year is cheap.
Milliseconds slotTime(qint64 slot)
{
    static constexpr qint64 quickSlots = 24 * 60;
    const qint64 quick = std::min(slot, quickSlots);
    return 1min * quick + 10min * (slot - quick);
}

QString byRule(const QString &prefix, quint64 seed, qint64 number)
{
    constexpr QLatin1Char zero('0');
    return u"%1%2%3"_s.arg(prefix).arg(seed & 0xFF'FFFF'FFFFULL, 10, 16, zero).arg(number, 12, 16, zero);
}

} // namespace

AliyunContent::AliyunContent(const Setup &setup)
    : m_product(setup.product)
    , m_seed(setup.seed)
    , m_start(setup.start)
{
    layOut(std::max(0, setup.uploads));
}

void AliyunContent::layOut(int uploads)
{
    Seeded dice(m_seed, m_product == AliyunProduct::Vod ? 0x0D : 0x1E);
    // denser towards now, over the last six days; ended before the start
    const auto past = [&] {
        const double x = dice.fraction();
        return m_start - 25min - Milliseconds(static_cast<qint64>(x * x * 6 * 24 * 3'600'000));
    };
    std::vector<AliyunJob> jobs;
    const int jobCount = uploads / 6;
    const int running = std::min(9, jobCount / 3);
    for (int i = 0; i < jobCount; ++i) {
        AliyunJob job = jobLife(m_product, dice, i < running ? m_start : past());
        if (i < running) // spread over the whole length, so that every state is there
            shift(job, (job.steps.back().at - m_start) * (2 * i + 1) / (2 * running));
        jobs.push_back(std::move(job));
    }
    std::stable_sort(jobs.begin(), jobs.end(), [](const auto &a, const auto &b) { return a.createdAt < b.createdAt; });

    std::vector<std::pair<AliyunMedia, qsizetype>> media; // with the index of the job
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        if (succeeds(jobs[i]))
            media.emplace_back(mediaOf(m_product, dice, jobs[i]), static_cast<qsizetype>(i));
    }
    const QStringList phases = m_product == AliyunProduct::Vod
        ? QStringList {u"Uploading"_s, u"Uploading"_s, u"Transcoding"_s, u"Uploading"_s, u"Checking"_s, u"UploadSucc"_s}
        : QStringList {u"Preparing"_s, u"Preparing"_s, u"Init"_s};
    const int going = std::clamp(uploads / 10, 0, 24);
    for (int i = 0; i < going; ++i)
        media.emplace_back(uploadAmid(m_product, dice, m_start, phases.at(i % phases.size())), -1);
    while (static_cast<int>(media.size()) < uploads)
        media.emplace_back(anyUpload(m_product, dice, past()), -1);
    std::stable_sort(media.begin(), media.end(),
                     [](const auto &a, const auto &b) { return a.first.createdAt < b.first.createdAt; });

    for (AliyunJob &job : jobs)
        addJob(std::move(job));
    const auto count = static_cast<qsizetype>(media.size());
    for (qsizetype i = 0; i < count; ++i) {
        auto &[one, job] = media[static_cast<std::size_t>(i)];
        // titles are counted from the newest, so that the first page holds the same mixture however many there are
        add(std::move(one), count - 1 - i);
        if (job >= 0)
            join(job);
    }
    const AliyunTitles titles(m_seed);
    for (int i = 0; m_product == AliyunProduct::Vod && i < otherOwnersMedia; ++i) {
        AliyunMedia foreign = wholeUpload(m_product, dice, past());
        foreign.id = byRule(u"f0e1d2c3b4"_s, m_seed, i);
        foreign.title = titles.title(1'000'000 + i * 8, foreign.createdAt);
        foreign.ownerId = otherOwner;
        m_foreign.push_back(std::move(foreign));
    }
}

void AliyunContent::add(AliyunMedia media, qint64 titleNumber)
{
    const auto number = static_cast<qsizetype>(m_media.size());
    const quint64 place = Seeded(m_seed, m_product == AliyunProduct::Vod ? 0xD1 : 0xE1).next() & 0xFFFF'FFFF'FFFFULL;
    constexpr QLatin1Char zero('0');
    media.id = u"%1%2%3"_s.arg(unixSeconds(media.createdAt), 8, 16, zero).arg(place, 12, 16, zero).arg(number + 1, 12, 16, zero);
    if (media.title.isEmpty())
        media.title = AliyunTitles(m_seed).title(titleNumber, media.createdAt);
    m_mediaById.insert(media.id, number);
    m_media.push_back(std::move(media));
}

qsizetype AliyunContent::addJob(AliyunJob job)
{
    const auto number = static_cast<qsizetype>(m_jobs.size());
    job.id = byRule(m_product == AliyunProduct::Vod ? u"86c1925fba"_s : u"3829500c0f"_s, m_seed, number);
    if (job.url.isEmpty()) {
        const qsizetype file = number % 7 == 6 ? number - 1 : number;
        job.url = u"https://ingest.example.com/"_s + (m_product == AliyunProduct::Vod ? u"vod/"_s : u"ims/"_s)
            + QString::number(file).rightJustified(4, u'0') + u".mp4"_s;
        if (number % 2 == 0)
            job.userData = u"{\"Extend\":{\"localId\":\"%1\"}}"_s.arg(number);
    }
    m_jobById.insert(job.id, number);
    m_jobsByUrl.insert(job.url, number);
    m_jobs.push_back(std::move(job));
    return number;
}

void AliyunContent::join(qsizetype index)
{
    AliyunJob &job = m_jobs[static_cast<std::size_t>(index)];
    AliyunMedia &media = m_media.back();
    job.mediaId = media.id;
    media.jobId = job.id;
    media.sourceUrl = job.url;
}

void AliyunContent::advance(Instant now)
{
    while (m_start + slotTime(m_slot + 1) <= now) {
        ++m_slot;
        const Instant at = m_start + slotTime(m_slot);
        Seeded dice(m_seed, 2'000'000 + static_cast<quint64>(m_slot));
        const qint64 number = -m_slot; // apart from the numbers of the start
        if (m_slot % 5 != 3) {
            add(anyUpload(m_product, dice, at), number);
            continue;
        }
        AliyunJob job = jobLife(m_product, dice, at);
        std::optional<AliyunMedia> media;
        if (succeeds(job))
            media = mediaOf(m_product, dice, job);
        const qsizetype index = addJob(std::move(job));
        if (media) {
            add(*std::move(media), number);
            join(index);
        }
    }
}

const AliyunMedia *AliyunContent::find(const QString &mediaId) const
{
    const qsizetype index = m_mediaById.value(mediaId, -1);
    if (index >= 0)
        return &m_media[static_cast<std::size_t>(index)];
    const auto foreign
        = std::find_if(m_foreign.begin(), m_foreign.end(), [&](const AliyunMedia &one) { return one.id == mediaId; });
    return foreign == m_foreign.end() ? nullptr : &*foreign;
}

const AliyunJob *AliyunContent::findJob(const QString &jobId) const
{
    const qsizetype index = m_jobById.value(jobId, -1);
    return index < 0 ? nullptr : &m_jobs[static_cast<std::size_t>(index)];
}

QList<const AliyunJob *> AliyunContent::jobsOfUrl(const QString &url) const
{
    QList<qsizetype> indexes = m_jobsByUrl.values(url);
    std::sort(indexes.begin(), indexes.end());
    QList<const AliyunJob *> jobs;
    for (const qsizetype index : indexes)
        jobs.append(&m_jobs[static_cast<std::size_t>(index)]);
    return jobs;
}

const AliyunJob &AliyunContent::submit(const QString &url, const QString &title, const QString &userData, Instant now)
{
    Seeded dice(m_seed, 8'000'000'000ULL + m_jobs.size());
    AliyunJob job = jobLife(m_product, dice, now);
    job.url = url;
    job.userData = userData;
    std::optional<AliyunMedia> media;
    if (succeeds(job)) {
        media = mediaOf(m_product, dice, job);
        media->title = title.isEmpty() ? QFileInfo(QUrl(url).path()).completeBaseName() : title;
    }
    const qsizetype index = addJob(std::move(job));
    if (media) {
        add(*std::move(media), 0);
        join(index);
    }
    return m_jobs[static_cast<std::size_t>(index)];
}

bool AliyunContent::cancel(const QString &jobId, Instant now)
{
    const qsizetype index = m_jobById.value(jobId, -1);
    if (index < 0)
        return false;
    AliyunJob &job = m_jobs[static_cast<std::size_t>(index)];
    if (job.cancelled || job.statusAt(now) != u"PENDING"_s)
        return false;
    job.cancelled = true;
    if (const qsizetype media = m_mediaById.value(job.mediaId, -1); media >= 0) {
        // nothing will ever be fetched: what was registered stays as it is
        AliyunMedia &registered = m_media[static_cast<std::size_t>(media)];
        registered.steps.resize(1);
        registered.points = {{registered.createdAt, 0}};
    }
    return true;
}

} // namespace deck::sandbox
