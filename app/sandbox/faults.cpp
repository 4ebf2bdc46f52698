#include "sandbox/faults.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck::sandbox {

namespace {

Fault flaky()
{
    Fault mixed;
    mixed.name = u"flaky"_s;
    mixed.text = u"one request in five meets some other fault, the same ones for the same seed"_s;
    static const QStringList names = {u"reset-at-start"_s,
                                      u"reset-mid-body"_s,
                                      u"close-at-0"_s,
                                      u"close-at-half"_s,
                                      u"http-500"_s,
                                      u"http-503"_s,
                                      u"http-429"_s,
                                      u"http-502-html"_s,
                                      u"truncated-json"_s,
                                      u"one-byte-slices"_s,
                                      u"http-429-retry-after"_s};
    mixed.instead = [](FaultContext &context) -> std::optional<Answer> {
        if (!context.dice.chance(20))
            return std::nullopt;
        context.chosen = fault(names.at(context.dice.below(names.size())));
        return context.chosen->instead ? context.chosen->instead(context) : std::nullopt;
    };
    mixed.spoil = [](FaultContext &context, Answer &answer) {
        if (context.chosen && context.chosen->spoil)
            context.chosen->spoil(context, answer);
    };
    return mixed;
}

} // namespace

const QList<Fault> &faults()
{
    static const QList<Fault> all = transportFaults() + httpFaults() + bodyFaults() + QList<Fault> {flaky()};
    return all;
}

const Fault *fault(const QString &name)
{
    const QList<Fault> &all = faults();
    const auto found = std::find_if(all.cbegin(), all.cend(), [&](const Fault &fault) { return fault.name == name; });
    return found == all.cend() ? nullptr : &*found;
}

} // namespace deck::sandbox
