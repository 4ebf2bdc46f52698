#include "vendors/aliyun/client.h"

#include "vendors/aliyun/codes.h"
#include "vendors/aliyun/limits.h"
#include "vendors/aliyun/walk.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck::aliyun {

namespace {

constexpr qsizetype longestUrl = 8192; // characters

bool hasKey(const CredentialPtr &credential)
{
    if (!credential)
        return false;
    const auto found = credential->secrets.find(u"access-key-secret"_s);
    return found != credential->secrets.end() && !found->second.isEmpty();
}

bool isSendableUrl(const QString &url)
{
    return !url.isEmpty() && url.size() <= longestUrl && url.isValidUtf16() && !url.contains(QChar::ReplacementCharacter)
        && std::none_of(url.begin(), url.end(), [](QChar c) { return c.category() == QChar::Other_Control; });
}

tl::unexpected<ApiError> cannotFilterBy(UploadStatus status)
{
    return failure(ErrorKind::BadInput, u"status-filter"_s, u"The vendor cannot list by status "_s + statusWord(status));
}

} // namespace

Client::Client(Product product, ClientContext context)
    : m_product(std::move(product))
    , m_context(std::move(context))
    , m_calls(m_context.channel)
{
}

Result<void> Client::checkBatch(UploadKind kind, qsizetype count) const
{
    const int batch = limits().detailsBatch(kind, m_context.region);
    if (batch == 0)
        return failure(ErrorKind::BadInput, u"not-in-region"_s, u"The vendor does not offer this call in the region."_s,
                       m_context.region);
    if (count < 1 || count > batch)
        return failure(ErrorKind::BadInput, u"details-batch"_s, u"One call takes 1 to %1 of them."_s.arg(batch));
    return {};
}

QFuture<Result<Details>> Client::details(UploadKind kind, QStringList ids, CancelToken cancel)
{
    if (const Result<void> fits = checkBatch(kind, ids.size()); !fits)
        return ended<Details>(tl::unexpected(fits.error()));
    for (const QString &id : ids) {
        if (!isSendableId(id))
            return ended<Details>(failure(ErrorKind::BadInput, u"id-malformed"_s, u"This ID cannot be sent."_s, id));
    }
    ids.removeDuplicates();
    return kind == UploadKind::UrlJob ? urlJobs(ids, false, cancel) : mediaDetails(ids, cancel);
}

QFuture<Result<Details>> Client::jobsOfUrls(QStringList urls, CancelToken cancel)
{
    urls.removeDuplicates();
    if (const Result<void> fits = checkBatch(UploadKind::UrlJob, urls.size()); !fits)
        return ended<Details>(tl::unexpected(fits.error()));
    for (const QString &url : urls) {
        if (!isSendableUrl(url))
            return ended<Details>(failure(ErrorKind::BadInput, u"id-malformed"_s, u"This URL cannot be sent."_s, url.left(100)));
    }
    return urlJobs(urls, true, cancel);
}

QFuture<Result<Details>> Client::urlJobs(const QStringList &asked, bool byUrl, const CancelToken &cancel)
{
    return ask<Details>(
        m_product.urlJobs, byUrl ? jobsByUrlParameters(asked) : jobsByIdParameters(asked),
        [vendor = m_product.vendor, account = accountName(), asked, byUrl](const HttpReply &reply) {
            return readUrlJobs(reply, vendor, account, asked, byUrl);
        },
        cancel);
}

template<typename T>
QFuture<Result<T>> Client::ask(QStringView operation, Parameters parameters, std::function<Result<T>(const HttpReply &)> read,
                               const CancelToken &cancel)
{
    const CredentialPtr credential = m_context.credential;
    if (!hasKey(credential)) {
        return ended<T>(
            failure(ErrorKind::Credential, u"secret-missing"_s, u"access-key-secret is missing."_s, u"access-key-secret"_s));
    }
    const ApiCall call {m_product.version, operation, std::move(parameters)};
    const QString permission = m_product.permissionPrefix + u':' + operation;
    return m_calls.call<T>(
        limits().operation(operation).in(m_context.region),
        [account = m_context.account, endpoint = m_context.endpoint, credential, call](Instant signingTime) {
            return signedRead(account, endpoint, *credential, call, newNonce(), signingTime);
        },
        [read = std::move(read), permission](const HttpReply &reply) {
            Result<T> result = read(reply);
            if (!result && !result.error().vendor.isEmpty() && isPermissionCode(result.error().code))
                result.error().subject = permission;
            return result;
        },
        cancel);
}

VodClient::VodClient(ClientContext context)
    : Client({vodId(), u"vod"_s, vodVersion, getVodUrlJobs, vodLimits()}, std::move(context))
{
}

QFuture<Result<Details>> VodClient::mediaDetails(const QStringList &ids, const CancelToken &cancel)
{
    return ask<Details>(
        getUploadDetails, uploadDetailsParameters(ids, setting(u"resource-real-owner-id"_s)),
        [account = accountName(), ids](const HttpReply &reply) { return readUploadDetails(reply, account, ids); }, cancel);
}

/// One page on its way: several calls may be needed until it comes.
struct VodClient::Walking
{
    MediaWalk walk;
    std::optional<UploadStatus> status;
    CancelToken cancel;
    Answer<Result<Page>> answer = newAnswer<Page>();
    bool first = false;     ///< of the listing
    bool begunAnew = false; ///< because the vendor would not go on from where the last page ended
};

QFuture<Result<Page>> VodClient::page(PageRequest request, CancelToken cancel)
{
    if (request.status && vodStatusWords(*request.status).isEmpty())
        return ended<Page>(cannotFilterBy(*request.status));
    Walking walking;
    walking.first = request.cursor.isEmpty();
    walking.walk.byVideoList = m_searchForbidden;
    if (!walking.first) {
        const std::optional<MediaWalk> walk = MediaWalk::at(request.cursor);
        if (!walk)
            return ended<Page>(failure(ErrorKind::BadInput, u"page-cursor"_s, u"This is no cursor of a page."_s));
        walking.walk = *walk;
    }
    walking.status = request.status;
    walking.cancel = cancel;
    const QFuture<Result<Page>> future = walking.answer.future();
    step(std::move(walking));
    return future;
}

QFuture<Result<MediaPage>> VodClient::askAt(const Walking &walking)
{
    const MediaWalk &walk = walking.walk;
    const MediaSearch search {walking.status, walk.createdUpTo, walk.pageNo, limits().pageSize, walk.scrollToken};
    if (walk.byVideoList) {
        return ask<MediaPage>(
            getVideoList, videoListParameters(search),
            [account = accountName()](const HttpReply &reply) { return readVideoList(reply, account); }, walking.cancel);
    }
    return ask<MediaPage>(
        searchMedia, searchMediaParameters(search),
        [account = accountName()](const HttpReply &reply) { return readSearchMedia(reply, account); }, walking.cancel);
}

void VodClient::step(Walking walking)
{
    const auto future = askAt(walking);
    await(future, this, [this, walking = std::move(walking)](Result<MediaPage> media) mutable {
        if (media)
            give(std::move(walking), std::move(*media));
        else
            afterRefusal(std::move(walking), media.error());
    });
}

void VodClient::give(Walking walking, MediaPage media)
{
    const bool counted = !walking.walk.createdUpTo; // a total counts its stretch only
    switch (walking.walk.moveOn(media, limits())) {
    case MediaWalk::End::More:
        media.page.nextCursor = walking.walk.cursor();
        break;
    case MediaWalk::End::Done:
        media.page.nextCursor.clear();
        break;
    case MediaWalk::End::Stuck:
        walking.answer.give(failure(ErrorKind::BadAnswer, u"answer-page-token"_s,
                                    u"More media of one second than the vendor lists: there is no way on."_s));
        return;
    }
    if (!counted)
        media.page.total.reset();
    walking.answer.give(std::move(media.page));
}

/// A place that the vendor no longer goes on from is found again by time; everything else is told.
void VodClient::afterRefusal(Walking walking, const ApiError &error)
{
    const bool refused = !error.vendor.isEmpty();
    if (refused && walking.first && !walking.walk.byVideoList && isPermissionCode(error.code)) {
        useVideoList(std::move(walking), error);
        return;
    }
    const bool placeGone = error.code.startsWith(u"InvalidScrollToken"_s) || error.code == u"VideoListExceededMax"_s;
    if (refused && placeGone && !walking.begunAnew && walking.walk.beginAnew()) {
        walking.begunAnew = true;
        step(std::move(walking));
        return;
    }
    walking.answer.give(tl::unexpected(error));
}

void VodClient::useVideoList(Walking walking, const ApiError &refusal)
{
    walking.walk.byVideoList = true;
    const auto future = askAt(walking);
    await(future, this, [this, walking = std::move(walking), refusal](Result<MediaPage> media) mutable {
        if (media) {
            m_searchForbidden = true;
            give(std::move(walking), std::move(*media));
            return;
        }
        // neither is allowed: the better one is worth asking for
        const bool forbidden = !media.error().vendor.isEmpty() && isPermissionCode(media.error().code);
        walking.answer.give(tl::unexpected(forbidden ? refusal : media.error()));
    });
}

ImsClient::ImsClient(ClientContext context)
    : Client({imsId(), u"ice"_s, imsVersion, getImsUrlJobs, imsLimits()}, std::move(context))
{
}

QFuture<Result<Page>> ImsClient::page(PageRequest request, CancelToken cancel)
{
    if (request.status && imsStatusWords(*request.status).isEmpty())
        return ended<Page>(cannotFilterBy(*request.status));
    return ask<Page>(
        listMediaBasicInfos, mediaBasicInfosParameters(request.status, limits().pageSize, request.cursor),
        [account = accountName()](const HttpReply &reply) {
            return readMediaBasicInfos(reply, account).map([](MediaPage &&media) { return std::move(media.page); });
        },
        cancel);
}

QFuture<Result<Details>> ImsClient::mediaDetails(const QStringList &ids, const CancelToken &cancel)
{
    return ask<Details>(
        batchGetMediaInfos, batchMediaInfosParameters(ids),
        [account = accountName(), ids](const HttpReply &reply) { return readBatchMediaInfos(reply, account, ids); }, cancel);
}

} // namespace deck::aliyun
