#pragma once

#include "cli/exit_status.h"
#include "cli/invocation.h"
#include "core/api_error.h"
#include "core/vendor_info.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <functional>
#include <optional>

namespace deck {

/// Where the console writes, and the one way it tells an error: data to standard output, everything else
/// to standard error. Main thread.
class Console
{
public:
    explicit Console(const Invocation &invocation);

    [[nodiscard]] const Invocation &invocation() const { return m_invocation; }

    /// Data, as it is; flushed. What could not be written is remembered, see outputFailed().
    void data(const QByteArray &bytes) const;
    void data(const QString &text) const { data(text.toUtf8()); }
    /// One line for the person, on standard error, with control characters escaped.
    void say(const QString &line) const;
    /// An error for the person: what happened, why, what to do, and the code line. `subject` (an account or
    /// upload address) stands before it where there is one. Returns its exit status.
    ExitStatus tell(const ApiError &error, const QString &subject = {}, const VendorInfo *vendor = nullptr,
                    const std::optional<Advice> &advice = std::nullopt) const;

    /// Data was lost: the reader went away, or there is no room.
    [[nodiscard]] bool outputFailed() const { return m_outputFailed; }

    /// A line that is drawn over itself, on a terminal only.
    void progress(const QString &line) const;
    void endProgress() const;

private:
    Invocation m_invocation;
    bool m_terminal;
    mutable bool m_outputFailed = false;
};

} // namespace deck
