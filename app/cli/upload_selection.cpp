#include "cli/upload_selection.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

struct SelectionTexts
{
    Q_DECLARE_TR_FUNCTIONS(SelectionTexts)
};

/// The console's statuses are plain ones: "uploading" includes the stalled.
Result<StatusSet> statusesOf(const QString &words)
{
    StatusSet statuses;
    for (const QString &word : words.split(u',')) {
        const std::optional<UploadStatus> status = statusFromWord(word.trimmed());
        if (!status)
            return usage(SelectionTexts::tr("There is no status “%1”.").arg(word));
        statuses.add(shownStatus(*status, false));
        statuses.add(shownStatus(*status, true));
    }
    return statuses;
}

Result<SortKey> sortOf(const QString &text)
{
    const QStringList parts = text.split(u':');
    const QString &word = parts.first();
    if (parts.size() > 2 || (parts.size() == 2 && parts.at(1) != u"desc"_s && parts.at(1) != u"asc"_s))
        return usage(SelectionTexts::tr("--sort is KEY or KEY:desc, not “%1”.").arg(text));
    SortKey key;
    key.descending = parts.value(1) == u"desc"_s;
    if (word == u"vendor"_s) {
        key.by = SortKey::By::Vendor;
    } else if (word == u"account"_s) {
        key.by = SortKey::By::Account;
    } else if (word == u"id"_s) {
        key.by = SortKey::By::Id;
    } else if (const std::optional<Field> field = fieldFromWord(word)) {
        key.field = *field;
    } else {
        return usage(SelectionTexts::tr("Nothing can be sorted by “%1”.").arg(word));
    }
    return key;
}

} // namespace

Result<qint64> wholeNumber(const Invocation &invocation, const QString &option, qint64 least, qint64 most, qint64 fallback)
{
    if (!invocation.has(option))
        return fallback;
    bool ok = false;
    const qint64 number = invocation.value(option).toLongLong(&ok);
    if (!ok || number < least || number > most) {
        return usage(SelectionTexts::tr("--%1 is a whole number from %2 to %3, not “%4”.")
                         .arg(option, QString::number(least), QString::number(most), invocation.value(option)));
    }
    return number;
}

Result<UploadSelection> uploadSelection(const Invocation &invocation, const QStringList &vendors)
{
    UploadSelection selection;
    for (const QString &account : invocation.values(u"account"_s))
        selection.filter.accounts.insert(account);
    for (const QString &vendor : invocation.values(u"vendor"_s)) {
        if (!vendors.contains(vendor))
            return failure(ErrorKind::BadInput, u"unknown-vendor"_s, {}, vendor);
        selection.filter.vendors.insert(vendor);
    }
    if (invocation.has(u"status"_s)) {
        const Result<StatusSet> statuses = statusesOf(invocation.values(u"status"_s).join(u','));
        if (!statuses)
            return tl::unexpected(statuses.error());
        selection.filter.statuses = *statuses;
    }
    selection.filter.text = invocation.value(u"text"_s);
    if (invocation.has(u"since"_s)) {
        selection.filter.createdSince = instantFromIso(invocation.value(u"since"_s));
        if (!selection.filter.createdSince)
            return usage(SelectionTexts::tr("--since is a date or time such as 2026-11-24 or 2026-11-24T08:00:00Z, not “%1”.").arg(invocation.value(u"since"_s)));
    }
    if (invocation.has(u"sort"_s)) {
        const Result<SortKey> sort = sortOf(invocation.value(u"sort"_s));
        if (!sort)
            return tl::unexpected(sort.error());
        selection.sort = *sort;
    }
    constexpr qint64 many = std::numeric_limits<qint32>::max();
    const Result<qint64> limit = wholeNumber(invocation, u"limit"_s, 0, many, -1);
    const Result<qint64> offset = wholeNumber(invocation, u"offset"_s, 0, many, 0);
    if (!limit || !offset)
        return tl::unexpected(limit ? offset.error() : limit.error());
    if (invocation.has(u"refresh"_s) && invocation.has(u"cached"_s))
        return usage(SelectionTexts::tr("--refresh and --cached exclude each other."));
    selection.limit = *limit;
    selection.offset = *offset;
    return selection;
}

} // namespace deck
