#pragma once

#include "net/http_client.h"

#include <QPointer>
#include <QPromise>
#include <QSslError>

class QNetworkReply;

namespace deck {

class OnceBody;

/// One request and its one outcome: the first thing that ends it (answer, error, time-out, cancellation,
/// destruction) decides, and nothing after it counts. Deletes itself once the outcome is handed over.
class HttpExchange final : public QObject
{
public:
    HttpExchange(QNetworkAccessManager &manager, Clock &clock, HttpRequest request, HttpClient::Options options, QObject *parent);
    ~HttpExchange() override; ///< hands over Cancelled (OutcomeUnknown for a write that left) when still open

    [[nodiscard]] QFuture<Result<HttpReply>> future() const { return m_promise.future(); }
    void start(const CancelToken &cancel);

private:
    void leave(const QUrl &url);
    void readBody();
    void replyFinished();
    void answered(int status);
    void redirected(int status, const QUrl &target);
    [[nodiscard]] std::optional<ApiError> framingError(const HttpReply &reply) const;
    void cancelled();

    void fail(ErrorKind kind, const QString &code, const QString &message);
    void fail(ApiError error);
    void finish(Result<HttpReply> outcome);
    void handOver();
    void dropReply();
    [[nodiscard]] bool writeHasLeft() const;

    QNetworkAccessManager &m_manager;
    Clock &m_clock;
    const HttpRequest m_request;
    const HttpClient::Options m_options;
    QPromise<Result<HttpReply>> m_promise;
    QUrl m_url;
    Milliseconds m_startedAt {0};
    Milliseconds m_leftAt {0}; ///< of the last hop
    QNetworkReply *m_reply = nullptr;
    OnceBody *m_body = nullptr; ///< owned by m_reply
    QList<QSslError> m_tlsErrors;
    QByteArray m_raw;
    int m_redirects = 0;
    bool m_finished = false;
    bool m_handedOver = false;
    std::optional<Result<HttpReply>> m_outcome;
};

} // namespace deck
