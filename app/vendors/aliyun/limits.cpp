#include "vendors/aliyun/limits.h"

#include "vendors/aliyun/requests.h"

using namespace Qt::StringLiterals;

namespace deck::aliyun {

namespace {

constexpr double secondsOfDay = 86'400;

/// Regions with the higher rate for setting up direct uploads.
QMap<QString, double> fastUploadRegions()
{
    return {{u"cn-beijing"_s, 80}, {u"cn-shanghai"_s, 80}, {u"cn-shenzhen"_s, 80}, {u"ap-southeast-1"_s, 80}};
}

VendorOperation read(QStringView name, double perSecond)
{
    return {.name = name.toString(), .perSecond = perSecond};
}

VendorOperation assumedRead(QStringView name, double perSecond)
{
    return {.name = name.toString(), .perSecond = perSecond, .assumed = true};
}

VendorOperation write(const QString &name, double perSecond)
{
    return {.name = name, .perSecond = perSecond, .write = true};
}

VendorOperation uploadWrite(const QString &name)
{
    return {.name = name, .perSecond = 40, .write = true, .perSecondIn = fastUploadRegions()};
}

} // namespace

VendorLimits vodLimits()
{
    VendorOperation urlJobs = read(getVodUrlJobs, 100);
    urlJobs.onlyIn = {u"cn-shanghai"_s, u"ap-southeast-1"_s};
    // 200 000 a day: paced evenly, so that the day's share is never used up at once
    VendorOperation uploadByUrl = write(u"UploadMediaByURL"_s, 200'000 / secondsOfDay);
    uploadByUrl.onlyIn = {u"cn-shanghai"_s, u"cn-beijing"_s, u"cn-shenzhen"_s, u"ap-southeast-1"_s, u"us-west-1"_s};
    return {
        .operations = {
            read(getUploadDetails, 100),
            read(searchMedia, 50),
            assumedRead(getVideoList, 50), // this one and GetVideoInfos are listed without a value
            read(u"GetVideoInfo", 100),
            assumedRead(u"GetVideoInfos", 100),
            urlJobs,
            uploadWrite(u"CreateUploadVideo"_s),
            uploadWrite(u"RefreshUploadVideo"_s),
            uploadByUrl,
            write(u"CancelUrlUploadJobs"_s, 50),
            write(u"DeleteVideo"_s, 30),
            write(u"DeleteMultipartUpload"_s, 10),
        },
        .details = {
            {UploadKind::Media, getUploadDetails.toString(), 20},
            {UploadKind::UrlJob, getVodUrlJobs.toString(), 10},
        },
        .pageSize = 100,
        .mostPages = 40'000, // twice the two million a search can walk
        .mostListed = 2'000'000,
    };
}

VendorLimits imsLimits()
{
    const QStringList uploadRegions = {u"cn-shanghai"_s, u"cn-beijing"_s, u"cn-shenzhen"_s};
    const auto assumedWrite = [](const QString &name, const QStringList &onlyIn) -> VendorOperation {
        return {.name = name, .perSecond = 20, .assumed = true, .write = true, .onlyIn = onlyIn};
    };
    return {
        .operations = {
            assumedRead(getImsUrlJobs, 20),
            assumedRead(listMediaBasicInfos, 20),
            assumedRead(batchGetMediaInfos, 20),
            assumedWrite(u"CreateUploadMedia"_s, uploadRegions),
            assumedWrite(u"RefreshUploadMedia"_s, {}),
            assumedWrite(u"UploadMediaByURL"_s, uploadRegions),
            assumedWrite(u"DeleteMediaInfos"_s, {}),
        },
        .details = {
            {UploadKind::UrlJob, getImsUrlJobs.toString(), 10},
            {UploadKind::Media, batchGetMediaInfos.toString(), 20},
        },
        .pageSize = 100,
        .mostPages = 40'000,
    };
}

} // namespace deck::aliyun
