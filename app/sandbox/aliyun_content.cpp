#include "sandbox/aliyun_content.h"

#include "sandbox/aliyun_titles.h"
#include "sandbox/seeded.h"

#include <QFileInfo>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace deck::sandbox {

namespace {

using Steps = std::vector<AliyunStep>;

constexpr qint64 mebibyte = 1024LL * 1024;
constexpr int otherOwnersMedia = 5;

Milliseconds seconds(Seeded &dice, int least, int most)
{
    return Milliseconds(dice.between(least * 1000LL, most * 1000LL));
}

const QString &statusOf(const Steps &steps, Instant now)
{
    const auto next = std::upper_bound(steps.begin() + 1, steps.end(), now,
                                       [](Instant time, const AliyunStep &step) { return time < step.at; });
    return (next - 1)->status;
}

/// Time of the first step with that status; the last step's when there is none.
Instant timeOf(const Steps &steps, const QString &status)
{
    const auto step = std::find_if(steps.begin(), steps.end(), [&](const AliyunStep &one) { return one.status == status; });
    return step == steps.end() ? steps.back().at : step->at;
}

void shift(AliyunMedia &media, Milliseconds back)
{
    media.createdAt -= back;
    for (AliyunStep &step : media.steps)
        step.at -= back;
    for (AliyunMedia::Point &point : media.points)
        point.at -= back;
}

void shift(AliyunJob &job, Milliseconds back)
{
    job.createdAt -= back;
    for (AliyunStep &step : job.steps)
        step.at -= back;
}

/// What the service does with a file that is there.
void process(AliyunProduct product, Seeded &dice, Steps &steps, Instant uploaded)
{
    const qint64 throwOf = dice.below(100);
    if (product == AliyunProduct::Ims) {
        steps.push_back({uploaded + seconds(dice, 5, 30), throwOf < 94 ? u"Normal"_s : u"PrepareFail"_s});
        return;
    }
    steps.push_back({uploaded, u"UploadSucc"_s});
    if (throwOf < 3)
        return; // no template asks for transcoding
    Instant at = uploaded + seconds(dice, 5, 20);
    steps.push_back({at, u"Transcoding"_s});
    at += seconds(dice, 45, 240);
    if (throwOf < 7) {
        steps.push_back({at, u"TranscodeFail"_s});
        return;
    }
    if (throwOf < 30) {
        steps.push_back({at, u"Checking"_s});
        at += seconds(dice, 30, 150);
    }
    steps.push_back({at, throwOf < 10 ? u"Blocked"_s : throwOf < 12 ? u"ProduceFail"_s : u"Normal"_s});
}

void chooseUploader(AliyunMedia &media, Seeded &dice, bool reports)
{
    struct Uploader
    {
        const char16_t *source;
        const char16_t *device;
    };
    static constexpr Uploader servers[] = {{u"PythonSDK", u"Server"},
                                           {u"JavaSDK", u"Server"},
                                           {u"PHPSDK", u"Server"},
                                           {u"C++SDK", u"Server"},
                                           {u"Console", u"Chrome"}};
    static constexpr Uploader clients[]
        = {{u"WebSDK", u"Chrome"}, {u"AndroidSDK", u"Pixel 8"}, {u"iOSSDK", u"iPhone15,2"}, {u"WebSDK", u"Firefox"}};
    const Uploader &uploader = reports ? servers[dice.below(std::size(servers))] : clients[dice.below(std::size(clients))];
    media.source = QString::fromUtf16(uploader.source);
    media.device = QString::fromUtf16(uploader.device);
    media.ip = u"203.0.113."_s + QString::number(dice.between(2, 250));
    media.reportsProgress = reports;
}

AliyunMedia blank(AliyunProduct product, Seeded &dice, Instant created)
{
    AliyunMedia media;
    media.createdAt = created;
    media.suffix = dice.chance(85) ? u".mp4"_s : u".mov"_s;
    media.size = dice.between(3 * mebibyte, dice.chance(80) ? 900 * mebibyte : 6000 * mebibyte) + dice.below(1024);
    media.seconds = static_cast<double>(media.size / 600) / 1000;
    media.steps.push_back({created, product == AliyunProduct::Ims ? u"Init"_s : u"Uploading"_s});
    return media;
}

/// When bytes begin to come, which IMS shows by a word.
void beginUpload(AliyunProduct product, Seeded &dice, AliyunMedia &media)
{
    const Instant begins = media.createdAt + seconds(dice, 2, 12);
    if (product == AliyunProduct::Ims)
        media.steps.push_back({begins, u"Preparing"_s});
    media.points.push_back({begins, 0});
}

/// An upload that comes to its end, in 2 to 12 minutes, with a pause amid.
AliyunMedia wholeUpload(AliyunProduct product, Seeded &dice, Instant created)
{
    AliyunMedia media = blank(product, dice, created);
    chooseUploader(media, dice, dice.chance(65));
    beginUpload(product, dice, media);
    const Instant pause = media.points.back().at + seconds(dice, 60, 300);
    const qint64 half = media.size / 100 * dice.between(30, 70);
    media.points.push_back({pause, half});
    media.points.push_back({pause + seconds(dice, 2, 25), half});
    media.points.push_back({media.points.back().at + seconds(dice, 40, 360), media.size});
    process(product, dice, media.steps, media.points.back().at);
    return media;
}

/// An upload nobody goes on with: it stays in its first state for ever.
AliyunMedia abandonedUpload(AliyunProduct product, Seeded &dice, Instant created)
{
    AliyunMedia media = blank(product, dice, created);
    chooseUploader(media, dice, dice.chance(60));
    beginUpload(product, dice, media);
    media.points.push_back({media.points.back().at + seconds(dice, 20, 400), media.size / 100 * dice.between(2, 93)});
    return media;
}

AliyunMedia anyUpload(AliyunProduct product, Seeded &dice, Instant created)
{
    AliyunMedia media = dice.chance(6) ? abandonedUpload(product, dice, created) : wholeUpload(product, dice, created);
    media.hasDetails = !dice.chance(8);
    return media;
}

/// A whole upload moved so that `status` is what it shows at `start`, somewhere amid that state.
AliyunMedia uploadAmid(AliyunProduct product, Seeded &dice, Instant start, const QString &status)
{
    for (;;) {
        AliyunMedia media = wholeUpload(product, dice, start);
        const auto step
            = std::find_if(media.steps.begin(), media.steps.end(), [&](const AliyunStep &one) { return one.status == status; });
        if (step == media.steps.end() || step + 1 == media.steps.end())
            continue; // this life does not pass through it
        const Milliseconds length = (step + 1)->at - step->at;
        shift(media, (step->at - start) + length * dice.between(10, 80) / 100);
        return media;
    }
}

AliyunJob jobLife(AliyunProduct product, Seeded &dice, Instant created)
{
    AliyunJob job;
    job.createdAt = created;
    job.size = dice.between(5 * mebibyte, 1200 * mebibyte) + dice.below(1024);
    Instant at = created;
    const auto step = [&](const QString &status, int least, int most) {
        job.steps.push_back({at, status});
        at += seconds(dice, least, most);
    };
    step(u"PENDING"_s, 20, 120);
    step(u"PROCESSING"_s, 5, 15);
    step(u"DOWNLOADING"_s, 40, 200);
    const qint64 throwOf = dice.below(100);
    if (throwOf < 12) {
        job.steps.push_back({at, u"DOWNLOAD_FAIL"_s});
        job.errorCode = u"URLInvalidError"_s;
        job.errorMessage = u"download video failed by the url, please check it"_s;
        return job;
    }
    step(u"DOWNLOAD_SUCCESS"_s, 3, 8);
    step(u"UPLOADING"_s, 10, 40);
    if (throwOf < 17) {
        job.steps.push_back({at, u"UPLOAD_FAIL"_s});
        job.errorCode = u"InternalError"_s;
        job.errorMessage = u"The request processing has failed due to some unknown error."_s;
        return job;
    }
    step(u"UPLOAD_SUCCESS"_s, 3, 8);
    // the published IMS answer says "Normal" for a job
    job.steps.push_back({at, product == AliyunProduct::Ims && dice.chance(20) ? u"Normal"_s : u"SUCCESS"_s});
    return job;
}

bool succeeds(const AliyunJob &job)
{
    return job.errorCode.isEmpty();
}

/// The media a job makes: registered with the job, there when the job has stored it.
AliyunMedia mediaOf(AliyunProduct product, Seeded &dice, const AliyunJob &job)
{
    AliyunMedia media = blank(product, dice, job.createdAt);
    media.size = job.size;
    const Instant stored = timeOf(job.steps, u"UPLOAD_SUCCESS"_s);
    const Instant storing = timeOf(job.steps, u"UPLOADING"_s);
    if (product == AliyunProduct::Ims)
        media.steps.push_back({timeOf(job.steps, u"DOWNLOADING"_s), u"Preparing"_s});
    media.points = {{storing, 0}, {stored, job.size}};
    process(product, dice, media.steps, stored);
    return media;
}

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

const QString &AliyunMedia::statusAt(Instant now) const
{
    return statusOf(steps, now);
}

AliyunMedia::Progress AliyunMedia::progressAt(Instant now) const
{
    // uploaders report after every part
    const qint64 part = std::max(10 * mebibyte, size / 400);
    if (now <= points.front().at)
        return {0, createdAt};
    const auto next
        = std::upper_bound(points.begin(), points.end(), now, [](Instant time, const Point &point) { return time < point.at; });
    if (next == points.end() && points.back().bytes == size)
        return {size, points.back().at};
    const Point &from = *(next - 1);
    const Point to = next == points.end() ? from : *next;
    const double done = next == points.end()
        ? 0
        : static_cast<double>((now - from.at).count()) / static_cast<double>((to.at - from.at).count());
    const qint64 bytes = (from.bytes + static_cast<qint64>(done * static_cast<double>(to.bytes - from.bytes))) / part * part;
    for (auto segment = points.begin() + 1; segment != points.end() && bytes > 0; ++segment) {
        const Point &before = *(segment - 1);
        if (segment->bytes < bytes || segment->bytes == before.bytes)
            continue;
        const double share = static_cast<double>(bytes - before.bytes) / static_cast<double>(segment->bytes - before.bytes);
        const auto length = static_cast<double>((segment->at - before.at).count());
        return {bytes, before.at + Milliseconds(static_cast<qint64>(share * length))};
    }
    return {0, createdAt};
}

Instant AliyunMedia::modifiedAt(Instant now) const
{
    Instant last = createdAt;
    for (const AliyunStep &step : steps) {
        if (step.at <= now)
            last = step.at;
    }
    return reportsProgress ? std::max(last, progressAt(now).at) : last;
}

const QString &AliyunJob::statusAt(Instant now) const
{
    return statusOf(steps, now);
}

std::optional<Instant> AliyunJob::completedAt(Instant now) const
{
    const Instant end = succeeds(*this) ? timeOf(steps, u"UPLOAD_SUCCESS"_s) : steps.back().at;
    if (now < end)
        return std::nullopt;
    return end;
}

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
