#include "sandbox/faults.h"

using namespace Qt::StringLiterals;

namespace deck::sandbox {

namespace {

constexpr auto portalPage = "<!DOCTYPE html><html><head><title>Guest network</title></head>"
                            "<body><h1>Welcome</h1><form action=\"/login\"><input name=\"room\"></form></body></html>";
constexpr auto gatewayPage = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n"
                             "<body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body>\r\n</html>\r\n";

Fault instead(const QString &name, const QString &text, const Answer &answer)
{
    Fault fault;
    fault.name = name;
    fault.text = text;
    fault.instead = [answer](FaultContext &) -> std::optional<Answer> { return answer; };
    return fault;
}

/// A bare status, as a gateway before the vendor sends it.
Fault bare(int status)
{
    const QString number = QString::number(status);
    return instead(u"http-"_s + number, u"answers HTTP "_s + number + u" to everything; nothing takes effect"_s,
                   textAnswer(status, "text/plain", "HTTP " + QByteArray::number(status) + "\n"));
}

Fault emptyBadRequest()
{
    Answer answer;
    answer.status = 400;
    return instead(u"http-400-empty"_s, u"answers HTTP 400 without a body; nothing takes effect"_s, answer);
}

Fault retryAfter()
{
    Answer answer = textAnswer(429, "text/plain", "slow down\n");
    answer.setHeader("Retry-After", "3");
    return instead(u"http-429-retry-after"_s, u"answers HTTP 429 with Retry-After: 3; nothing takes effect"_s, answer);
}

Fault redirecting(const QString &name, const QString &text, QByteArray (*location)(FaultContext &))
{
    Fault fault;
    fault.name = name;
    fault.text = text;
    fault.instead = [location](FaultContext &context) -> std::optional<Answer> {
        Answer answer = textAnswer(307, "text/plain", "elsewhere\n");
        answer.setHeader("Location", location(context));
        return answer;
    };
    return fault;
}

Fault failsFirst()
{
    Fault fault;
    fault.name = u"fails-first"_s;
    fault.text = u"the first two requests of each operation get HTTP 503, the others work"_s;
    fault.instead = [](FaultContext &context) -> std::optional<Answer> {
        if (context.operationRequests > 2)
            return std::nullopt;
        return textAnswer(503, "text/plain", "not yet\n");
    };
    return fault;
}

/// A refusal that the vendor itself makes, with its own envelope.
Fault coded(int status)
{
    const QString number = QString::number(status);
    Fault fault;
    fault.name = u"http-"_s + number + u"-coded"_s;
    fault.text = u"answers HTTP "_s + number + u" with a code of the vendor's to everything; nothing takes effect"_s;
    fault.instead = [status](FaultContext &context) -> std::optional<Answer> {
        return context.vendor ? context.vendor->coded(status) : textAnswer(status, "text/plain", "nobody's\n");
    };
    return fault;
}

} // namespace

QList<Fault> httpFaults()
{
    return {
        instead(u"captive-portal"_s, u"answers 200 with the log-in page of a guest network; nothing takes effect"_s,
                textAnswer(200, "text/html; charset=utf-8", portalPage)),
        redirecting(u"redirect-loop"_s, u"redirects to the same address for ever"_s,
                    [](FaultContext &context) { return context.request.target; }),
        // "localhost" is another host than 127.0.0.1 to a client and still this sandbox, whose log shows who follows
        redirecting(u"redirect-other-host"_s, u"redirects to another host (localhost instead of 127.0.0.1)"_s,
                    [](FaultContext &context) {
                        QUrl url = context.endpoint;
                        url.setHost(u"localhost"_s);
                        url.setPath(u"/elsewhere"_s);
                        return url.toEncoded();
                    }),
        redirecting(u"redirect-plain-http"_s, u"redirects to plain http at a host that does not exist"_s,
                    [](FaultContext &) { return QByteArray("http://sandbox.invalid/elsewhere"); }),
        emptyBadRequest(),
        bare(400),
        bare(401),
        bare(403),
        bare(404),
        bare(408),
        bare(409),
        bare(410),
        bare(413),
        bare(423),
        bare(429),
        retryAfter(),
        bare(500),
        instead(u"http-502-html"_s, u"answers HTTP 502 with a gateway's HTML page; nothing takes effect"_s,
                textAnswer(502, "text/html", gatewayPage)),
        bare(503),
        bare(504),
        coded(400),
        coded(401),
        coded(403),
        coded(404),
        coded(409),
        coded(429),
        coded(500),
        coded(503),
        coded(504),
        failsFirst(),
    };
}

} // namespace deck::sandbox
