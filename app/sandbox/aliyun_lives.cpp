#include "sandbox/aliyun_lives.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace deck::sandbox {

namespace {

using Steps = std::vector<AliyunStep>;

constexpr qint64 mebibyte = 1024LL * 1024;

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

/// An upload nobody goes on with: it stays in its first state for ever.
AliyunMedia abandonedUpload(AliyunProduct product, Seeded &dice, Instant created)
{
    AliyunMedia media = blank(product, dice, created);
    chooseUploader(media, dice, dice.chance(60));
    beginUpload(product, dice, media);
    media.points.push_back({media.points.back().at + seconds(dice, 20, 400), media.size / 100 * dice.between(2, 93)});
    return media;
}

} // namespace

void shift(AliyunJob &job, Milliseconds back)
{
    job.createdAt -= back;
    for (AliyunStep &step : job.steps)
        step.at -= back;
}

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

AliyunMedia anyUpload(AliyunProduct product, Seeded &dice, Instant created)
{
    AliyunMedia media = dice.chance(6) ? abandonedUpload(product, dice, created) : wholeUpload(product, dice, created);
    media.hasDetails = !dice.chance(8);
    return media;
}

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

} // namespace deck::sandbox
