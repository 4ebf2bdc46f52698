#pragma once

#include "core/account.h"
#include "core/upload_status.h"
#include "net/http.h"

#include <QJsonObject>

#include <optional>

namespace deck::zego {

inline constexpr QStringView describeUploadTasks = u"DescribeUploadTasks";
inline constexpr QStringView createUploadTask = u"CreateUploadTask";
inline constexpr QStringView cancelUploadTask = u"CancelUploadTask";

/// The account's AppID, or nullopt where app-id is not a decimal from 1 to 4294967295.
[[nodiscard]] std::optional<quint32> appIdOf(const Account &account);

/// One signed POST to `endpoint`. `account` has passed checkAccount; `nonce` must be new for every request, tries included;
/// `signingTime` goes out in whole seconds. IsTest is sent only where the account has the setting. Pure.
[[nodiscard]] HttpRequest signedRequest(const Account &account, const QUrl &endpoint, const Secret &serverSecret,
                                        QStringView operation, const QJsonObject &body, const QByteArray &nonce, Instant signingTime);

/// Body of a listing. `pageToken` is the last answer's, unchanged; empty for the first page.
[[nodiscard]] QJsonObject listBody(std::optional<UploadStatus> status, int pageSize, const QString &pageToken);

/// Body of a question about one ID.
[[nodiscard]] QJsonObject detailsBody(const QString &id);

} // namespace deck::zego
