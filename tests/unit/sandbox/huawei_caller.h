#pragma once

#include "raw_client.h"

#include <QJsonArray>

namespace deck {

using HuaweiItems = QList<std::pair<QByteArray, QByteArray>>;

/// Asks the imitation of Huawei Cloud VOD and IAM, signing as the vendor's guide says, by code of its own.
class HuaweiCaller final
{
public:
    HuaweiCaller(const Sandbox &sandbox, const QString &account, std::shared_ptr<Clock> clock);

    /// "GET /v1.0/PROJECT/PATH?…", signed with the access key, or with `token` where there is one.
    [[nodiscard]] QByteArray request(const QByteArray &path, const HuaweiItems &query = {}) const;
    [[nodiscard]] QByteArray post(const QByteArray &path, const QByteArray &body) const;
    /// Any request; `target` is the path, `headers` are signed besides Host and X-Sdk-Date.
    [[nodiscard]] QByteArray signedRequest(const QByteArray &method, const QByteArray &target, const HuaweiItems &query,
                                           HuaweiItems headers, const QByteArray &body) const;
    [[nodiscard]] static QByteArray plain(const QByteArray &method, const QByteArray &target, const QByteArray &headers,
                                          const QByteArray &body = {});

    /// Sends on a connection of its own and reads; an empty answer when none came.
    [[nodiscard]] RawAnswer send(const QByteArray &request) const;
    [[nodiscard]] RawAnswer get(const QByteArray &path, const HuaweiItems &query = {}) const
    {
        return send(request(path, query));
    }
    [[nodiscard]] RawAnswer list(const HuaweiItems &query = {}) const { return get("asset/list", query); }
    [[nodiscard]] RawAnswer meta(const QStringList &ids, const HuaweiItems &query = {}) const;
    /// error_code of an answer.
    [[nodiscard]] static QString code(const RawAnswer &answer);

    /// The body of a token request of this account; any part may be changed by the test.
    [[nodiscard]] QJsonObject tokenBody() const;
    [[nodiscard]] RawAnswer askToken(const QJsonObject &body) const;
    /// Asks for a token and uses it from now on.
    [[nodiscard]] bool signIn();

    QByteArray projectId;
    QByteArray accessKey;
    QByteArray secretKey;
    QString domain;
    QString user;
    QString password;
    QByteArray token;
    QJsonObject scope; ///< of tokenBody

private:
    QUrl m_endpoint;
    std::shared_ptr<Clock> m_clock;
};

} // namespace deck
