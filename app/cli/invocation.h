#pragma once

#include "core/api_error.h"
#include "core/local_text.h"

#include <QMultiMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace deck {

enum class OutputFormat : quint8 { Table, Json, Ndjson, Csv };

/// What stood on the command line, sorted out: the command's words, its arguments and its options.
struct Invocation
{
    QString command;          ///< "list", "account add", …; empty when none was given
    QStringList arguments;    ///< behind the command's words
    QMultiMap<QString, QString> options; ///< by name without dashes; flags have an empty value

    QString profileDir;
    Language language = Language::English;
    OutputFormat format = OutputFormat::Table;
    std::optional<Milliseconds> timeout;
    bool verbose = false;
    bool version = false;
    bool help = false;

    [[nodiscard]] bool has(const QString &option) const { return options.contains(option); }
    [[nodiscard]] QString value(const QString &option) const { return options.value(option); }
    /// In the order they stood.
    [[nodiscard]] QStringList values(const QString &option) const;
};

/// One command of the contract.
struct CommandWord
{
    QString name;         ///< "list", "account add"
    QString arguments;    ///< as the help shows them: "NAME --vendor V …"
    QStringList options;  ///< the options it takes besides the global ones
    qsizetype least = 0;  ///< arguments
    qsizetype most = 0;   ///< -1: any number
    bool available = true; ///< false: it comes with a later version
};
[[nodiscard]] const QList<CommandWord> &commandWords();
[[nodiscard]] const CommandWord *findCommand(const QString &name);

/// BadInput "usage": what is wrong with the command line, in the person's language already.
[[nodiscard]] tl::unexpected<ApiError> usage(const QString &message);

/// The language asked for before anything else is understood: `--lang`, else the system's.
[[nodiscard]] Language languageOf(const QStringList &arguments);

/// BadInput names the word that is not understood; a value that may be a secret is never repeated.
[[nodiscard]] Result<Invocation> parseInvocation(const QStringList &arguments);

} // namespace deck
