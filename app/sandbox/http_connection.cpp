#include "sandbox/http_connection.h"

#include "sandbox/socket_end.h"

#include <QPointer>
#include <QTcpSocket>

#include <algorithm>

namespace deck::sandbox {

namespace {
// A client that sends and does not read must not fill the memory.
constexpr qint64 mostWaitingIn = 256 * 1024;
constexpr qint64 mostWaitingOut = 1024 * 1024;
constexpr Milliseconds slowTick {100};
constexpr Milliseconds longestGoodbye {5'000};
} // namespace

HttpConnection::HttpConnection(QTcpSocket *socket, const Handler &handler, Clock &clock, QObject *timers, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_handler(handler)
    , m_clock(clock)
    , m_timers(timers)
{
    socket->setParent(this);
    socket->setReadBufferSize(mostWaitingIn);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(socket, &QTcpSocket::readyRead, this, &HttpConnection::read);
    connect(socket, &QTcpSocket::bytesWritten, this, &HttpConnection::sent);
    connect(socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    connect(socket, &QTcpSocket::errorOccurred, this, &QObject::deleteLater);
}

HttpConnection::~HttpConnection()
{
    m_socket->disconnect(this);
    resetConnection(*m_socket); // a connection that ended well is closed already
}

void HttpConnection::read()
{
    if (m_state == State::Holding || m_state == State::Closing) {
        m_socket->readAll();
        return;
    }
    if (m_state != State::Reading)
        return; // pipelined requests wait in the socket's buffer
    m_in += m_socket->readAll();
    m_inLoop = true;
    qsizetype at = 0;
    while (m_state == State::Reading) {
        const RequestParser::Step step = m_parser.feed(QByteArrayView(m_in).sliced(at));
        at += step.consumed;
        if (step.status == RequestParser::Status::NeedMore)
            break;
        switch (step.status) {
        case RequestParser::Status::NeedMore:
            break;
        case RequestParser::Status::Head:
            if (m_parser.expectsContinue() && at == m_in.size())
                m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
            break;
        case RequestParser::Status::Body:
            m_body += step.body;
            break;
        case RequestParser::Status::Complete: {
            Request request = m_parser.head();
            request.body = std::exchange(m_body, {});
            request.ordinal = ++m_requests;
            play(m_handler(request), request);
            break;
        }
        case RequestParser::Status::Refused:
            refuse(m_parser.refusal());
            break;
        }
    }
    m_in.remove(0, at);
    m_inLoop = false;
}

void HttpConnection::refuse(int status)
{
    Answer answer = textAnswer(status, "text/plain", "The request cannot be read.\n");
    answer.delivery.ending = Delivery::Ending::Close;
    play(answer, Request());
}

void HttpConnection::play(const Answer &answer, const Request &request)
{
    WireAnswer wire = wireAnswer(answer, request);
    m_delivery = answer.delivery;
    m_out = std::move(wire.bytes);
    m_outAt = 0;
    m_closes = wire.closes;
    m_state = State::Answering;
    if (m_delivery.delay > Milliseconds::zero())
        later(m_delivery.delay, &HttpConnection::sendNext);
    else
        sendNext();
}

void HttpConnection::sendNext()
{
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        return; // the client left; deletion is on its way
    qsizetype size = m_out.size() - m_outAt;
    if (m_delivery.bytesPerSecond > 0)
        size = std::min(size, std::max<qsizetype>(1, m_delivery.bytesPerSecond * slowTick.count() / 1000));
    else if (m_delivery.sliceBytes > 0)
        size = std::min(size, m_delivery.sliceBytes);
    m_socket->write(m_out.constData() + m_outAt, size);
    m_outAt += size;
    if (m_outAt < m_out.size()) {
        if (m_delivery.bytesPerSecond > 0)
            later(slowTick, &HttpConnection::sendNext);
        return; // a slice goes on when the one before has left, see sent()
    }
    m_flushing = true;
    m_socket->flush();
    m_flushing = false;
    if (m_socket->bytesToWrite() == 0 || (!m_closes && m_socket->bytesToWrite() < mostWaitingOut))
        finish();
}

void HttpConnection::sent()
{
    if (m_flushing || m_state != State::Answering || m_socket->bytesToWrite() > 0)
        return;
    if (m_outAt == m_out.size())
        finish();
    else if (m_outAt > 0 && m_delivery.bytesPerSecond == 0)
        sendNext();
}

void HttpConnection::finish()
{
    m_out.clear();
    if (m_delivery.ending == Delivery::Ending::Hold) {
        m_state = State::Holding;
        m_socket->readAll();
    } else if (m_delivery.ending == Delivery::Ending::Reset) {
        m_state = State::Closing;
        resetConnection(*m_socket);
    } else if (m_closes) {
        m_state = State::Closing;
        if (m_delivery.closeDelay > Milliseconds::zero())
            later(m_delivery.closeDelay, &HttpConnection::startClosing);
        else
            startClosing();
    } else {
        m_state = State::Reading;
        if (!m_inLoop)
            read(); // what came meanwhile; the loop does it otherwise
    }
}

void HttpConnection::startClosing()
{
    finishWriting(*m_socket);
    m_socket->readAll();
    later(longestGoodbye, &HttpConnection::deleteLater);
}

void HttpConnection::later(Milliseconds delay, void (HttpConnection::*function)())
{
    m_clock.after(delay, m_timers, [connection = QPointer(this), function] {
        if (connection)
            (connection.data()->*function)();
    });
}

} // namespace deck::sandbox
