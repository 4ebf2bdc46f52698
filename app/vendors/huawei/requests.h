#pragma once

#include "core/account.h"
#include "net/http.h"

#include <QStringList>

#include <optional>

namespace deck::huawei {

/// Where and for which project VOD is asked.
struct VodPlace
{
    QUrl endpoint; ///< host, and a path before VOD's own where there is one
    QString projectId;
};

/// One page of ListAssetList, newest first.
struct AssetListQuery
{
    QStringList statuses; ///< values of the filter; empty: all
    int page = 0;         ///< from 0
    int size = 100;
    std::optional<Instant> endTime; ///< created no later
};

/// Requests without proof of who asks, which signRequest() or putToken() adds for each try. All are pure. X-Project-Id is
/// sent always; the port is left out of the URL where it is the scheme's own, as it is then in Host.
[[nodiscard]] HttpRequest assetListRequest(const VodPlace &place, const AssetListQuery &query);
[[nodiscard]] HttpRequest assetMetaRequest(const VodPlace &place, const QStringList &ids);

/// Adds X-Sdk-Date and the signature over it, Host and every header there is.
void signRequest(HttpRequest &request, const QByteArray &accessKeyId, const Secret &secretAccessKey, Instant signingTime);

void putToken(HttpRequest &request, const Secret &token);

/// Where IAM is asked: the account's iam-endpoint; else its own endpoint, at which every service of that host is taken to
/// be; else IAM of the region.
[[nodiscard]] QUrl iamEndpointOf(const Account &account, const QString &region);

/// POST /v3/auth/tokens. The scope is the project by its ID: by the region's name IAM would choose the region's main
/// project, and a token for another project is refused by VOD.
[[nodiscard]] HttpRequest tokenRequest(const QUrl &iamEndpoint, const Account &account, const Secret &password);

/// "yyyyMMddHHmmss" in UTC.
[[nodiscard]] QByteArray vodTime(Instant time);

} // namespace deck::huawei
