#include "raw_client.h"

#include <QCryptographicHash>
#include <QHostAddress>
#include <QJsonDocument>
#include <QtEndian>

#include <algorithm>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace deck {

namespace {
constexpr int patience = 20'000; // ms; packing the bomb on a busy machine takes its time

#ifdef Q_OS_WIN
constexpr int noSignal = 0;
SOCKET native(qintptr socket)
{
    return static_cast<SOCKET>(socket);
}
void closeNative(SOCKET socket)
{
    closesocket(socket);
}
int pollNative(pollfd *poll, int milliseconds)
{
    return WSAPoll(poll, 1, milliseconds);
}
#else
constexpr int noSignal = MSG_NOSIGNAL;
int native(qintptr socket)
{
    return static_cast<int>(socket);
}
void closeNative(int socket)
{
    ::close(socket);
}
int pollNative(pollfd *poll, int milliseconds)
{
    return ::poll(poll, 1, milliseconds);
}
#endif
} // namespace

QJsonObject RawAnswer::json() const
{
    return QJsonDocument::fromJson(body).object();
}

qint64 RawAnswer::code() const
{
    return json().value("Code"_L1).toInteger(-1);
}

RawClient::RawClient(const QUrl &endpoint)
    : m_socket(static_cast<qintptr>(::socket(AF_INET, SOCK_STREAM, 0)))
{
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = qToBigEndian(static_cast<quint16>(endpoint.port()));
    address.sin_addr.s_addr = qToBigEndian(QHostAddress(endpoint.host()).toIPv4Address());
    if (::connect(native(m_socket), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        m_end = End::Refused;
}

RawClient::~RawClient()
{
    closeNative(native(m_socket));
}

void RawClient::send(const QByteArray &bytes)
{
    qsizetype sent = 0;
    while (sent < bytes.size()) {
        const auto part = ::send(native(m_socket), bytes.constData() + sent, static_cast<size_t>(bytes.size() - sent), noSignal);
        if (part <= 0)
            return;
        sent += part;
    }
}

bool RawClient::more(bool wait)
{
    pollfd poll = {native(m_socket), POLLIN, 0};
    if (m_end != End::Open || pollNative(&poll, wait ? patience : 0) <= 0)
        return false;
    char bytes[16 * 1024];
    const auto count = ::recv(native(m_socket), bytes, sizeof bytes, 0);
    if (count > 0)
        m_in.append(bytes, static_cast<qsizetype>(count));
    else
        m_end = count == 0 ? End::Closed : End::Reset;
    return count > 0;
}

std::optional<QByteArray> RawClient::take(qsizetype count)
{
    while (m_in.size() < count) {
        if (!more())
            return std::nullopt;
    }
    const QByteArray taken = m_in.first(count);
    m_in.remove(0, count);
    return taken;
}

std::optional<QByteArray> RawClient::line()
{
    qsizetype end = -1;
    while ((end = m_in.indexOf("\r\n")) < 0) {
        if (!more())
            return std::nullopt;
    }
    const QByteArray text = m_in.first(end);
    m_in.remove(0, end + 2);
    return text;
}

std::optional<RawAnswer> RawClient::read()
{
    RawAnswer answer;
    std::optional<QByteArray> text = line();
    if (!text || !text->startsWith("HTTP/1.1 "))
        return std::nullopt;
    answer.status = text->mid(9, 3).toInt();
    while ((text = line()) && !text->isEmpty()) {
        const qsizetype colon = text->indexOf(':');
        answer.headers.insert(text->first(colon).toLower(), text->mid(colon + 1).trimmed());
    }
    if (!text)
        return std::nullopt;
    if (answer.status == 100)
        return answer;
    if (answer.headers.value("transfer-encoding") == "chunked") {
        for (;;) {
            text = line();
            if (!text)
                return std::nullopt;
            const std::optional<QByteArray> chunk = take(text->toLongLong(nullptr, 16) + 2);
            if (!chunk)
                return std::nullopt;
            answer.body += chunk->chopped(2);
            if (chunk->size() == 2)
                return answer;
        }
    }
    if (!answer.headers.contains("content-length")) {
        answer.body = readToEnd();
        return answer;
    }
    const std::optional<QByteArray> body = take(answer.headers.value("content-length").toLongLong());
    if (!body)
        return std::nullopt;
    answer.body = *body;
    return answer;
}

QByteArray RawClient::readToEnd()
{
    while (more()) { }
    return std::exchange(m_in, {});
}

QByteArray RawClient::readBytes(qsizetype count)
{
    while (m_in.size() < count && more()) { }
    const QByteArray taken = m_in.first(std::min(count, m_in.size()));
    m_in.remove(0, taken.size());
    return taken;
}

QByteArray RawClient::pending()
{
    while (more(false)) { }
    return m_in;
}

ZegoCaller::ZegoCaller(const Sandbox &sandbox, const QString &account, std::shared_ptr<Clock> clock)
    : m_endpoint(sandbox.endpoint())
    , m_clock(std::move(clock))
{
    for (const SandboxAccount &one : sandbox.accounts()) {
        if (one.name != account)
            continue;
        appId = one.set.value(u"app-id"_s).toLatin1();
        secret = one.secret.value(u"server-secret"_s).toLatin1();
        isTest = one.set.value(u"is-test"_s) == u"true"_s;
    }
}

QMap<QByteArray, QByteArray> ZegoCaller::parameters(const QByteArray &action)
{
    static int nonces = 0; // over all callers: one account may have several
    const QByteArray nonce = QByteArray::number(++nonces, 16).rightJustified(16, '0');
    const QByteArray time = QByteArray::number(unixSeconds(m_clock->now()));
    const QByteArray text = appId + nonce + secret + time;
    QMap<QByteArray, QByteArray> map {
        {"Action", action},          {"AppId", appId},
        {"SignatureNonce", nonce},   {"Timestamp", time},
        {"SignatureVersion", "2.0"}, {"Signature", QCryptographicHash::hash(text, QCryptographicHash::Md5).toHex()}};
    if (isTest)
        map.insert("IsTest", "TRUE");
    return map;
}

QByteArray ZegoCaller::request(const QMap<QByteArray, QByteArray> &parameters, const QByteArray &body,
                               const QByteArray &moreHeaders)
{
    QByteArray target = "/?";
    for (auto it = parameters.cbegin(); it != parameters.cend(); ++it)
        target += it.key() + '=' + it.value() + '&';
    target.chop(1);
    return "POST " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + moreHeaders
        + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray ZegoCaller::request(const QByteArray &action, const QJsonObject &body)
{
    return request(parameters(action), QJsonDocument(body).toJson(QJsonDocument::Compact));
}

RawAnswer ZegoCaller::call(const QByteArray &action, const QJsonObject &body)
{
    return send(request(action, body));
}

RawAnswer ZegoCaller::send(const QByteArray &request) const
{
    RawClient client(m_endpoint);
    client.send(request);
    return client.read().value_or(RawAnswer());
}

} // namespace deck
