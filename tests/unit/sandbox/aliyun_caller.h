#pragma once

#include "raw_client.h"

#include <QMap>

namespace deck {

/// Signs as the vendor's pages say, by code of its own: none of the program's.
class AliyunCaller final
{
public:
    using Parameters = QMap<QByteArray, QByteArray>;
    using Headers = QMap<QByteArray, QByteArray>; ///< names in lower case

    AliyunCaller(const Sandbox &sandbox, const QString &account, std::shared_ptr<Clock> clock);

    /// Parameters of a good RPC request, common ones and signature included, with a new nonce. `method` is signed.
    [[nodiscard]] Parameters rpc(const QByteArray &action, const Parameters &own, const QByteArray &method = "GET");
    /// Signs anew what was changed.
    void signRpc(Parameters &parameters, const QByteArray &method = "GET") const;
    /// A whole request: GET with a query, or POST with a form.
    [[nodiscard]] static QByteArray rpcRequest(const Parameters &parameters, const QByteArray &method = "GET");

    /// Headers of a good ACS3 request, Authorization included, with a new nonce. `query` and `body` are signed.
    [[nodiscard]] Headers acs3(const QByteArray &action, const Parameters &query, const QByteArray &body = {},
                               const QByteArray &method = "POST");
    /// Signs anew what was changed; `unsignedOnes` are left out.
    void signAcs3(Headers &headers, const Parameters &query, const QByteArray &method = "POST",
                  const QByteArrayList &unsignedOnes = {}) const;
    [[nodiscard]] static QByteArray acs3Request(const Headers &headers, const Parameters &query, const QByteArray &body = {},
                                                const QByteArray &method = "POST");

    /// ACS3, as the program does it.
    [[nodiscard]] RawAnswer call(const QByteArray &action, const Parameters &parameters = {});
    /// Sends on a connection of its own and reads; an empty answer when none came.
    [[nodiscard]] RawAnswer send(const QByteArray &request) const;

    [[nodiscard]] static QByteArray encoded(const QByteArray &text);

    QByteArray keyId;
    QByteArray secret;
    QByteArray token;
    QByteArray version;

private:
    QUrl m_endpoint;
    std::shared_ptr<Clock> m_clock;
};

} // namespace deck
