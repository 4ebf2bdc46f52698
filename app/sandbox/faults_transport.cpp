#include "sandbox/faults.h"

using namespace Qt::StringLiterals;

namespace deck::sandbox {

namespace {

using Cut = Delivery::Cut;
using Ending = Delivery::Ending;

Fault cutting(const QString &name, const QString &text, Cut cut, Ending ending)
{
    Fault fault;
    fault.name = name;
    fault.text = text;
    fault.spoil = [cut, ending](FaultContext &, Answer &answer) {
        answer.delivery.cut = cut;
        answer.delivery.ending = ending;
    };
    return fault;
}

Fault spoiling(const QString &name, const QString &text, void (*spoil)(FaultContext &, Answer &))
{
    Fault fault;
    fault.name = name;
    fault.text = text;
    fault.spoil = spoil;
    return fault;
}

Fault withClock(const QString &name, const QString &text, Milliseconds error)
{
    Fault fault;
    fault.name = name;
    fault.text = text;
    fault.clockError = error;
    return fault;
}

Answer silence(Ending ending)
{
    Answer answer;
    answer.delivery.cut = Cut::BeforeStart;
    answer.delivery.ending = ending;
    return answer;
}

Fault refused()
{
    Fault fault;
    fault.name = u"refused"_s;
    fault.text = u"nobody listens on the port: connections are refused"_s;
    fault.door = Fault::Door::Refused;
    return fault;
}

Fault connectHangs()
{
    Fault fault;
    fault.name = u"connect-hangs"_s;
    fault.text = u"connections are neither taken nor refused, as behind a firewall that drops packets"_s;
    fault.door = Fault::Door::Silent;
    return fault;
}

Fault hang()
{
    Fault fault;
    fault.name = u"hang"_s;
    fault.text = u"reads the request, does nothing and never answers"_s;
    fault.instead = [](FaultContext &) -> std::optional<Answer> { return silence(Ending::Hold); };
    return fault;
}

Fault closedIdle()
{
    Fault fault;
    fault.name = u"closed-idle"_s;
    fault.text = u"answers the first request of a connection and resets it when it is used again; the second has no effect"_s;
    fault.instead = [](FaultContext &context) -> std::optional<Answer> {
        if (context.request.ordinal == 1)
            return std::nullopt;
        return silence(Ending::Reset);
    };
    return fault;
}

} // namespace

QList<Fault> transportFaults()
{
    using namespace std::chrono_literals;
    return {
        refused(),
        connectHangs(),
        hang(),
        cutting(u"hang-headers"_s, u"acts, sends half the headers and then nothing more"_s, Cut::MidHead, Ending::Hold),
        cutting(u"reset-at-start"_s, u"acts and resets the connection before the first byte"_s, Cut::BeforeStart, Ending::Reset),
        cutting(u"reset-mid-header"_s, u"acts and resets the connection amid the headers"_s, Cut::MidHead, Ending::Reset),
        cutting(u"reset-mid-body"_s, u"acts and resets the connection amid the body"_s, Cut::MidBody, Ending::Reset),
        cutting(u"close-at-0"_s, u"acts and closes the connection without a byte"_s, Cut::BeforeStart, Ending::Close),
        cutting(u"close-at-1"_s, u"acts and closes the connection after one byte"_s, Cut::AfterOneByte, Ending::Close),
        cutting(u"close-at-half"_s, u"acts and closes the connection after half the body"_s, Cut::MidBody, Ending::Close),
        cutting(u"close-at-all-but-1"_s, u"acts and closes the connection before the last byte"_s, Cut::BeforeLastByte,
                Ending::Close),
        spoiling(u"late-answer"_s, u"acts at once and answers after 35 s"_s,
                 [](FaultContext &, Answer &answer) { answer.delivery.delay = 35s; }),
        spoiling(
            u"slow-latency"_s, u"answers after 5 s, give or take 5 s"_s,
            [](FaultContext &context, Answer &answer) { answer.delivery.delay = Milliseconds(context.dice.between(0, 10'000)); }),
        spoiling(u"slow-link"_s, u"sends 1 KB a second"_s,
                 [](FaultContext &, Answer &answer) { answer.delivery.bytesPerSecond = 1024; }),
        spoiling(u"one-byte-slices"_s, u"sends every byte by itself"_s,
                 [](FaultContext &, Answer &answer) { answer.delivery.sliceBytes = 1; }),
        spoiling(u"slow-close"_s, u"sends a body that ends with the connection, and closes it 10 s later"_s,
                 [](FaultContext &, Answer &answer) {
                     answer.delivery.framing = Delivery::Framing::UntilClose;
                     answer.delivery.closeDelay = 10s;
                 }),
        closedIdle(),
        spoiling(u"length-too-big"_s, u"states 100 bytes more than it sends, then closes"_s,
                 [](FaultContext &, Answer &answer) {
                     answer.delivery.lengthError = 100;
                     answer.delivery.ending = Ending::Close;
                 }),
        spoiling(u"length-too-small"_s, u"states 10 bytes less than it sends"_s,
                 [](FaultContext &, Answer &answer) { answer.delivery.lengthError = -10; }),
        spoiling(u"chunk-cut"_s, u"sends a chunked body and closes amid it"_s,
                 [](FaultContext &, Answer &answer) {
                     answer.delivery.framing = Delivery::Framing::Chunked;
                     answer.delivery.cut = Cut::MidBody;
                     answer.delivery.ending = Ending::Close;
                 }),
        spoiling(u"chunked"_s, u"no fault: every answer is chunked"_s,
                 [](FaultContext &, Answer &answer) { answer.delivery.framing = Delivery::Framing::Chunked; }),
        withClock(u"clock-11-min-ahead"_s, u"the server's clock is 11 minutes ahead, and signatures are checked by it"_s, 11min),
        withClock(u"clock-16-min-behind"_s, u"the server's clock is 16 minutes behind, and signatures are checked by it"_s,
                  -16min),
        spoiling(u"date-1970"_s, u"the Date header says 1970; signatures are checked by the true time"_s,
                 [](FaultContext &, Answer &answer) { answer.setHeader("Date", "Thu, 01 Jan 1970 00:00:00 GMT"); }),
        spoiling(u"date-absent"_s, u"answers without a Date header"_s,
                 [](FaultContext &, Answer &answer) { answer.removeHeader("Date"); }),
    };
}

} // namespace deck::sandbox
