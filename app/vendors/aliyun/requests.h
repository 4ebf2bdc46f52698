#pragma once

#include "core/account.h"
#include "core/upload_status.h"
#include "net/http.h"
#include "vendors/aliyun/signature.h"

#include <QStringList>

#include <optional>

namespace deck::aliyun {

inline constexpr QByteArrayView vodVersion = "2017-03-21";
inline constexpr QByteArrayView imsVersion = "2020-11-09";

// Operations as the vendor spells them. "URL" and "Url" are two names.
inline constexpr QStringView getUploadDetails = u"GetUploadDetails";
inline constexpr QStringView searchMedia = u"SearchMedia";
inline constexpr QStringView getVideoList = u"GetVideoList";
inline constexpr QStringView getVodUrlJobs = u"GetURLUploadInfos";
inline constexpr QStringView getImsUrlJobs = u"GetUrlUploadInfos";
inline constexpr QStringView listMediaBasicInfos = u"ListMediaBasicInfos";
inline constexpr QStringView batchGetMediaInfos = u"BatchGetMediaInfos";

/// One call of an operation, not signed yet.
struct ApiCall
{
    QByteArrayView version;
    QStringView operation;
    Parameters parameters; ///< of the operation only
};

/// One signed read: POST to `endpoint` with every parameter in the query and no body, as the vendor's own programs send it.
/// ACS3, or the RPC signature where the account's `signature` is "rpc"; with the security token where the credential has one.
/// `endpoint` may have a path and a port of its own. `nonce` must be new for every request, tries included; `signingTime`
/// goes out in whole seconds. Pure, as all here.
[[nodiscard]] HttpRequest signedRead(const Account &account, const QUrl &endpoint, const Credential &credential,
                                     const ApiCall &call, const QByteArray &nonce, Instant signingTime);

/// The Host header as it is sent: with the port where the address names one.
[[nodiscard]] QByteArray hostHeader(const QUrl &url);

/// VOD GetUploadDetails. `owner`: the account the media belong to, where it is another one; empty: ours.
[[nodiscard]] Parameters uploadDetailsParameters(const QStringList &ids, const QString &owner);

/// VOD SearchMedia, newest first: videos, with the fields of a row.
struct MediaSearch
{
    std::optional<UploadStatus> status; ///< one of vodFilters()
    std::optional<Instant>
        createdUpTo; ///< whole seconds; whether the bound itself belongs to it is not documented; absent: up to now
    int pageNo = 1;
    int pageSize = 100;
    QString scrollToken; ///< the last answer's; empty for the first page
};
[[nodiscard]] Parameters searchMediaParameters(const MediaSearch &search);

/// VOD GetVideoList for the same; it knows no token.
[[nodiscard]] Parameters videoListParameters(const MediaSearch &search);

/// Either vendor's URL jobs by their IDs.
[[nodiscard]] Parameters jobsByIdParameters(const QStringList &jobIds);
/// Either vendor's URL jobs by source URL: each URL once, encoded by itself before they are joined, so that the request
/// encodes it twice.
[[nodiscard]] Parameters jobsByUrlParameters(const QStringList &urls);

/// IMS ListMediaBasicInfos, newest first. `nextToken` is the last answer's, unchanged; empty for the first page.
[[nodiscard]] Parameters mediaBasicInfosParameters(std::optional<UploadStatus> status, int pageSize, const QString &nextToken);

/// IMS BatchGetMediaInfos, with the files' sizes.
[[nodiscard]] Parameters batchMediaInfosParameters(const QStringList &ids);

/// The statuses a listing can be filtered by. VOD takes several of its words at once, IMS one.
[[nodiscard]] QList<UploadStatus> vodFilters();
[[nodiscard]] QList<UploadStatus> imsFilters();
/// The vendor's words for a status; empty where it cannot be filtered by.
[[nodiscard]] QStringList vodStatusWords(UploadStatus status);
[[nodiscard]] QStringList imsStatusWords(UploadStatus status);

} // namespace deck::aliyun
