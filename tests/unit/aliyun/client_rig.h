#pragma once

#include "recorded.h"
#include "tests/support/manual_clock.h"
#include "tests/support/raw_server.h"
#include "vendors/aliyun/signature.h"
#include "vendors/registry/registry.h"

#include <memory>

namespace deck {

/// An account's client over the real channel, against a server that answers by script.
class ClientRig
{
public:
    ClientRig()
        : http(clock, QNetworkProxy(QNetworkProxy::NoProxy))
        , channel(http, clock)
    {
        account.name = QStringLiteral("news");
        account.vendor = QStringLiteral("aliyun-vod");
        account.set = {{QStringLiteral("access-key-id"), QStringLiteral("testAccessKeyId")}};
    }

    /// Of what `account` says now.
    void makeClient(const QByteArray &secret = "testAccessKeySecret", const QByteArray &token = {})
    {
        account.endpoint = server.url(QStringLiteral("/base"));
        auto credential = std::make_shared<Credential>();
        credential->set = account.set;
        if (!secret.isEmpty())
            credential->secrets.emplace(QStringLiteral("access-key-secret"), Secret(secret));
        if (!token.isEmpty())
            credential->secrets.emplace(QStringLiteral("security-token"), Secret(token));
        const Vendor *vendor = findVendor(account.vendor);
        client = vendor->makeClient(
            {account, endpointOf(account, vendor->info), regionOf(account, vendor->info), credential, channel, clock});
    }

    void answer(const QByteArray &body, int status = 200, const QList<QByteArray> &headers = {})
    {
        server.then({RawServer::http(status, body, headers)});
    }
    void answerFile(const QString &name)
    {
        const HttpReply reply = recorded::answer(name);
        answer(reply.body, reply.status);
    }
    /// A refusal with that code.
    void refuse(const QString &code, int status = 400)
    {
        answer(QJsonDocument(QJsonObject {{QStringLiteral("RequestId"), QStringLiteral("r")},
                                          {QStringLiteral("Code"), code},
                                          {QStringLiteral("Message"), QStringLiteral("m")}})
                   .toJson(),
               status);
    }

    /// The n-th request as it came.
    [[nodiscard]] QByteArray sent(qsizetype request) const { return server.requests().at(request); }
    [[nodiscard]] QByteArray targetSent(qsizetype request) const { return sent(request).split(' ').at(1); }
    [[nodiscard]] aliyun::Parameters parametersSent(qsizetype request) const
    {
        const QByteArray target = targetSent(request);
        return aliyun::parametersOf(target.mid(target.indexOf('?') + 1));
    }
    [[nodiscard]] HttpHeaders headersSent(qsizetype request) const
    {
        HttpHeaders headers;
        const QByteArray head = sent(request).left(sent(request).indexOf("\r\n\r\n"));
        const QList<QByteArray> lines = head.split('\n').mid(1);
        for (const QByteArray &line : lines)
            headers.append({line.left(line.indexOf(':')), line.mid(line.indexOf(':') + 1).trimmed()});
        return headers;
    }
    [[nodiscard]] QByteArray headerSent(qsizetype request, const QByteArray &name) const
    {
        for (const auto &[key, value] : headersSent(request)) {
            if (key.compare(name, Qt::CaseInsensitive) == 0)
                return value;
        }
        return {};
    }
    /// ACS3: whether the server works out the same signature from what reached it.
    [[nodiscard]] bool isSigned(qsizetype request, const QByteArray &secret = "testAccessKeySecret") const
    {
        const auto authorization = aliyun::acs3AuthorizationOf(headerSent(request, "authorization"));
        HttpHeaders headers;
        for (const auto &header : headersSent(request)) {
            if (authorization.signedHeaders.split(';').contains(header.first.toLower()))
                headers.append(header);
        }
        const QByteArray target = targetSent(request);
        const QByteArray body = sent(request).mid(sent(request).indexOf("\r\n\r\n") + 4);
        const aliyun::Acs3Request signedOne {sent(request).split(' ').at(0), target.left(target.indexOf('?')),
                                             parametersSent(request), headers, aliyun::acs3BodyHash(body)};
        return authorization.accessKeyId == account.set.value(QStringLiteral("access-key-id")).toLatin1()
            && headerSent(request, "x-acs-content-sha256") == signedOne.bodyHash
            && aliyun::acs3Signature(signedOne, secret) == authorization.signature;
    }

    RawServer server;
    ManualClock clock;
    HttpClient http;
    AccountChannel channel;
    Account account;
    std::unique_ptr<VendorClient> client;
};

} // namespace deck

// Pauses between tries pass on the test's clock, a second at each look.
#define TRY_FINISHED(rig, future) QTRY_VERIFY(((rig)->clock.advance(std::chrono::seconds(1)), (future).isFinished()))
