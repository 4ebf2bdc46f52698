#include "models/upload_cell_text.h"

#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck {

namespace {

/// The time a column shows; nullopt for the other columns.
std::optional<Field> timeField(UploadColumn column)
{
    switch (column) {
    case UploadColumn::CreatedAt:
        return Field::CreatedAt;
    case UploadColumn::ModifiedAt:
        return Field::ModifiedAt;
    case UploadColumn::CompletedAt:
        return Field::CompletedAt;
    case UploadColumn::ExpiresAt:
        return Field::ExpiresAt;
    case UploadColumn::CheckedAt:
        return Field::CheckedAt;
    case UploadColumn::Title:
    case UploadColumn::Status:
    case UploadColumn::Progress:
    case UploadColumn::Size:
    case UploadColumn::Vendor:
    case UploadColumn::Account:
    case UploadColumn::RetryCount:
    case UploadColumn::Source:
    case UploadColumn::Id:
    case UploadColumn::Sent:
    case UploadColumn::VendorStatus:
    case UploadColumn::Error:
    case UploadColumn::MediaId:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

} // namespace

UploadCellText::UploadCellText(const UploadStore &store, QList<VendorInfo> vendors, Clock &clock, Format format)
    : m_store(store)
    , m_vendors(std::move(vendors))
    , m_clock(clock)
    , m_format(std::move(format))
{
}

QString UploadCellText::header(UploadColumn column)
{
    switch (column) {
    case UploadColumn::Title:
        return tr("Title");
    case UploadColumn::Status:
        return tr("Status");
    case UploadColumn::Progress:
        return tr("Progress");
    case UploadColumn::Size:
        return tr("Size");
    case UploadColumn::Vendor:
        return tr("Vendor");
    case UploadColumn::Account:
        return tr("Account");
    case UploadColumn::CreatedAt:
        return tr("Created");
    case UploadColumn::ModifiedAt:
        return tr("Updated");
    case UploadColumn::RetryCount:
        return tr("Retries");
    case UploadColumn::Source:
        return tr("Source");
    case UploadColumn::Id:
        return tr("ID");
    case UploadColumn::Sent:
        return tr("Sent");
    case UploadColumn::CompletedAt:
        return tr("Completed");
    case UploadColumn::VendorStatus:
        return tr("Vendor status");
    case UploadColumn::Error:
        return tr("Error");
    case UploadColumn::MediaId:
        return tr("Media ID");
    case UploadColumn::ExpiresAt:
        return tr("Expires");
    case UploadColumn::CheckedAt:
        return tr("Checked");
    }
    Q_UNREACHABLE();
}

QString UploadCellText::display(Row row, UploadColumn column) const
{
    switch (column) {
    case UploadColumn::Title:
        return isAbsent(row, column) ? tr("(no title)") : Format::visible(*m_store.title(row));
    case UploadColumn::Status:
        return status(row);
    case UploadColumn::Progress:
        return progress(row).text;
    case UploadColumn::Size:
        return m_format.size(m_store.integer(row, Field::TotalBytes));
    case UploadColumn::Sent:
        return m_format.size(m_store.integer(row, Field::UploadedBytes));
    case UploadColumn::Vendor:
        return vendor(row);
    case UploadColumn::Account:
        return m_store.account(row);
    case UploadColumn::RetryCount: {
        const std::optional<qint64> retries = m_store.integer(row, Field::RetryCount);
        return retries ? m_format.count(*retries) : Format::absent();
    }
    case UploadColumn::Source:
        return shownText(m_store.text(row, Field::Source));
    case UploadColumn::Id:
        return Format::visible(m_store.key(row).id);
    case UploadColumn::VendorStatus:
        return shownText(m_store.vendorStatus(row));
    case UploadColumn::Error:
        return shownText(error(row));
    case UploadColumn::MediaId:
        return shownText(m_store.text(row, Field::MediaId));
    case UploadColumn::CreatedAt:
    case UploadColumn::ModifiedAt:
    case UploadColumn::CompletedAt:
    case UploadColumn::ExpiresAt:
    case UploadColumn::CheckedAt:
        return timeText(row, *timeField(column));
    }
    Q_UNREACHABLE();
}

QString UploadCellText::copied(Row row, UploadColumn column) const
{
    const std::optional<Field> field = timeField(column);
    const std::optional<Instant> time = field ? m_store.time(row, *field) : std::nullopt;
    return time ? m_format.fullTime(*time) : display(row, column);
}

bool UploadCellText::isAbsent(Row row, UploadColumn column) const
{
    const auto isEmpty = [](const std::optional<QString> &text) { return !text || text->isEmpty(); };
    switch (column) {
    case UploadColumn::Title:
        return isEmpty(m_store.title(row));
    case UploadColumn::Progress:
        return progress(row).bar == ProgressCell::Bar::None;
    case UploadColumn::Size:
        return !m_store.integer(row, Field::TotalBytes);
    case UploadColumn::Sent:
        return !m_store.integer(row, Field::UploadedBytes);
    case UploadColumn::RetryCount:
        return !m_store.integer(row, Field::RetryCount);
    case UploadColumn::Source:
        return isEmpty(m_store.text(row, Field::Source));
    case UploadColumn::VendorStatus:
        return m_store.vendorStatus(row).isEmpty();
    case UploadColumn::Error:
        return error(row).isEmpty();
    case UploadColumn::MediaId:
        return isEmpty(m_store.text(row, Field::MediaId));
    case UploadColumn::CreatedAt:
    case UploadColumn::ModifiedAt:
    case UploadColumn::CompletedAt:
    case UploadColumn::ExpiresAt:
    case UploadColumn::CheckedAt:
        return !m_store.time(row, *timeField(column));
    case UploadColumn::Status:
    case UploadColumn::Vendor:
    case UploadColumn::Account:
    case UploadColumn::Id:
        return false;
    }
    Q_UNREACHABLE();
}

ProgressCell UploadCellText::progress(Row row) const
{
    using Bar = ProgressCell::Bar;
    const std::optional<double> figure = m_store.figure(row);
    const auto withFigure = [&](Bar bar, Bar without) -> ProgressCell {
        if (!figure)
            return {without, 0, 0, tr("not given"), false};
        const double highest = m_store.highestRatio(row).value_or(*figure);
        return {bar, *figure, highest, m_format.ratio(*figure), true};
    };
    switch (m_store.shown(row)) {
    case ShownStatus::Waiting:
        return {Bar::Outline, 0, 0, tr("not started"), false};
    case ShownStatus::Uploading:
    case ShownStatus::Retrying:
        return withFigure(Bar::Fill, Bar::Hatch);
    case ShownStatus::Stalled: {
        ProgressCell cell = withFigure(Bar::FillGap, Bar::Hatch);
        if (figure)
            cell.text = tr("%1 · %2", "ratio, time without movement").arg(cell.text, stalledFor(row));
        return cell;
    }
    case ShownStatus::AwaitingConfirmation:
        return {Bar::Hatch, 0, 0, tr("not given"), false};
    case ShownStatus::Processing:
        return {Bar::Ticks, 1, 0, tr("sent"), false};
    case ShownStatus::Succeeded:
        return {Bar::Hairline, 1, 0, m_format.ratio(1, true), true};
    case ShownStatus::Failed:
        if (figure && *figure >= 1)
            return {Bar::Full, 1, 0, tr("sent"), false};
        return withFigure(Bar::Fill, Bar::Track);
    case ShownStatus::Cancelled:
        return withFigure(Bar::FillDim, Bar::Track);
    case ShownStatus::Expired:
    case ShownStatus::Missing:
    case ShownStatus::Forbidden:
    case ShownStatus::Unknown:
        return {Bar::None, 0, 0, Format::absent(), false};
    }
    Q_UNREACHABLE();
}

QString UploadCellText::status(Row row) const
{
    const ShownStatus shown = m_store.shown(row);
    const QString word = m_store.vendorStatus(row);
    if (shown == ShownStatus::Unknown && !word.isEmpty())
        return tr("Unknown (%1)", "a word of the vendor that we do not know").arg(Format::visible(word));
    return m_format.statusName(shown);
}

const VendorInfo *UploadCellText::vendorInfo(Row row) const
{
    const QString id = m_store.vendor(row);
    const auto found = std::find_if(m_vendors.cbegin(), m_vendors.cend(), [&id](const VendorInfo &vendor) { return vendor.id == id; });
    return found == m_vendors.cend() ? nullptr : &*found;
}

QString UploadCellText::vendor(Row row) const
{
    const VendorInfo *known = vendorInfo(row);
    return known ? known->shortName.in(m_format.language()) : m_store.vendor(row);
}

QString UploadCellText::error(Row row) const
{
    QStringList parts;
    for (const Field field : {Field::ErrorCode, Field::ErrorMessage}) {
        if (const std::optional<QString> text = m_store.text(row, field); text && !text->isEmpty())
            parts.append(*text);
    }
    return parts.join(u" · "_s);
}

QString UploadCellText::shownText(const std::optional<QString> &text) const
{
    return text && !text->isEmpty() ? Format::visible(*text) : Format::absent();
}

QString UploadCellText::timeText(Row row, Field field) const
{
    return m_format.tableTime(m_store.time(row, field), m_clock.now(), field != Field::CreatedAt);
}

QString UploadCellText::stalledFor(Row row) const
{
    return m_format.duration(m_clock.now() - m_store.time(row, Field::StalledSince).value_or(m_clock.now()), true);
}

// ---- tooltips

QString UploadCellText::toolTip(Row row, UploadColumn column) const
{
    QStringList lines = toolTipLines(row, column);
    if (lines.isEmpty())
        return {};
    // rich on purpose: a plain text that happens to hold a tag would be taken for rich text
    for (QString &line : lines)
        line = Format::visible(line).toHtmlEscaped();
    return QString(u"<qt>"_s + lines.join(u"<br>"_s) + u"</qt>"_s);
}

QStringList UploadCellText::toolTipLines(Row row, UploadColumn column) const
{
    const auto oneLine = [](const QString &text) { return text.isEmpty() ? QStringList() : QStringList {text}; };
    switch (column) {
    case UploadColumn::Title:
        return oneLine(m_store.title(row).value_or(QString()));
    case UploadColumn::Status:
        return statusLines(row);
    case UploadColumn::Progress:
        return progressLines(row);
    case UploadColumn::Size:
    case UploadColumn::Sent: {
        const std::optional<qint64> bytes
            = m_store.integer(row, column == UploadColumn::Size ? Field::TotalBytes : Field::UploadedBytes);
        return bytes ? QStringList {tr("%1 bytes").arg(m_format.count(*bytes))} : QStringList();
    }
    case UploadColumn::Account:
        return {m_store.account(row)};
    case UploadColumn::Source:
        return oneLine(m_store.text(row, Field::Source).value_or(QString()));
    case UploadColumn::Id:
        return {m_store.key(row).id};
    case UploadColumn::Error:
        return oneLine(error(row));
    case UploadColumn::MediaId:
        return oneLine(m_store.text(row, Field::MediaId).value_or(QString()));
    case UploadColumn::CreatedAt:
    case UploadColumn::ModifiedAt:
    case UploadColumn::CompletedAt:
    case UploadColumn::ExpiresAt:
    case UploadColumn::CheckedAt:
        return timeLines(row, *timeField(column));
    case UploadColumn::Vendor:
    case UploadColumn::RetryCount:
    case UploadColumn::VendorStatus:
        return {};
    }
    Q_UNREACHABLE();
}

QStringList UploadCellText::statusLines(Row row) const
{
    QStringList lines;
    if (m_store.shown(row) == ShownStatus::Stalled) {
        lines.append(tr("Our verdict: no byte for %1. The vendor says %2.")
                         .arg(stalledFor(row), m_format.statusName(ShownStatus::Uploading)));
    }
    if (const QString word = m_store.vendorStatus(row); !word.isEmpty())
        lines.append(tr("The vendor's word: %1").arg(word));
    if (const QString text = error(row); !text.isEmpty())
        lines.append(text);
    if (const std::optional<Instant> checked = m_store.time(row, Field::CheckedAt))
        lines.append(tr("Checked: %1").arg(m_format.fullTime(*checked)));
    return lines;
}

QStringList UploadCellText::progressLines(Row row) const
{
    const ProgressCell cell = progress(row);
    QStringList lines;
    if (cell.bar == ProgressCell::Bar::None)
        return lines;
    const std::optional<qint64> sent = m_store.integer(row, Field::UploadedBytes);
    const std::optional<qint64> total = m_store.integer(row, Field::TotalBytes);
    if (sent && total && *sent <= *total)
        lines.append(tr("%1 of %2", "bytes sent, total").arg(m_format.size(sent), m_format.size(total)));
    if (cell.isFigure && cell.highest > cell.ratio)
        lines.append(tr("restarted"));
    // no figure where there could be one: which uploads have it
    const bool lacking = cell.bar == ProgressCell::Bar::Hatch || cell.bar == ProgressCell::Bar::Track;
    if (const VendorInfo *own = lacking ? vendorInfo(row) : nullptr; own && !own->progressNote.en.isEmpty())
        lines.append(own->progressNote.in(m_format.language()));
    return lines;
}

QStringList UploadCellText::timeLines(Row row, Field field) const
{
    const std::optional<Instant> time = m_store.time(row, field);
    if (!time)
        return {};
    const QString local = m_format.fullTime(*time);
    const QString utc = Format(m_format.language(), QTimeZone::utc()).fullTime(*time);
    QStringList lines {local};
    if (utc != local)
        lines.append(utc);
    const std::optional<Instant> checked = m_store.time(row, Field::CheckedAt);
    if (checked && field == Field::ModifiedAt)
        lines.append(tr("Checked: %1").arg(m_format.fullTime(*checked)));
    return lines;
}

// ---- sentences for assistive technology

QString UploadCellText::sentence(Row row, UploadColumn column) const
{
    if (column == UploadColumn::Progress)
        return progressSentence(row);
    if (isAbsent(row, column))
        return absentSentence(column);
    if (column == UploadColumn::Status && m_store.shown(row) == ShownStatus::Stalled)
        return tr("Stalled, our verdict; vendor says %1").arg(m_format.statusName(ShownStatus::Uploading));
    if (column == UploadColumn::RetryCount)
        return tr("%n retries", nullptr, static_cast<int>(*m_store.integer(row, Field::RetryCount)));
    if (const std::optional<Field> field = timeField(column))
        return m_format.fullTime(*m_store.time(row, *field));
    return display(row, column);
}

QString UploadCellText::absentSentence(UploadColumn column)
{
    switch (column) {
    case UploadColumn::Title:
        return tr("no title");
    case UploadColumn::Progress:
        return tr("progress not given");
    case UploadColumn::Size:
        return tr("size not given");
    case UploadColumn::Sent:
        return tr("bytes sent not given");
    case UploadColumn::CreatedAt:
        return tr("time of creation not given");
    case UploadColumn::ModifiedAt:
        return tr("time of update not given");
    case UploadColumn::RetryCount:
        return tr("retries not given");
    case UploadColumn::Source:
        return tr("source not given");
    case UploadColumn::CompletedAt:
        return tr("time of completion not given");
    case UploadColumn::VendorStatus:
        return tr("vendor status not given");
    case UploadColumn::Error:
        return tr("no error");
    case UploadColumn::MediaId:
        return tr("media ID not given");
    case UploadColumn::ExpiresAt:
        return tr("time of expiry not given");
    case UploadColumn::CheckedAt:
        return tr("never checked");
    case UploadColumn::Status:
    case UploadColumn::Vendor:
    case UploadColumn::Account:
    case UploadColumn::Id:
        break; // always there
    }
    Q_UNREACHABLE();
}

QString UploadCellText::progressSentence(Row row) const
{
    const ProgressCell cell = progress(row);
    switch (cell.bar) {
    case ProgressCell::Bar::None:
    case ProgressCell::Bar::Hatch:
    case ProgressCell::Bar::Track:
        return absentSentence(UploadColumn::Progress);
    case ProgressCell::Bar::Outline:
        return tr("not started");
    case ProgressCell::Bar::Ticks:
        return tr("all sent, the vendor is processing it");
    case ProgressCell::Bar::Full:
        return tr("all sent");
    case ProgressCell::Bar::Fill:
    case ProgressCell::Bar::FillDim:
    case ProgressCell::Bar::FillGap:
    case ProgressCell::Bar::Hairline:
        break;
    }
    const bool done = cell.bar == ProgressCell::Bar::Hairline;
    QString percent = m_format.ratio(cell.ratio, done);
    percent.chop(2); // the blank and the sign
    if (cell.bar == ProgressCell::Bar::FillGap)
        return noMovementSentence(percent, row);
    return tr("%1 percent").arg(percent);
}

QString UploadCellText::noMovementSentence(const QString &percent, Row row) const
{
    const Instant now = m_clock.now();
    const Milliseconds still = std::max(now - m_store.time(row, Field::StalledSince).value_or(now), Milliseconds::zero());
    const auto minutes = static_cast<int>(std::chrono::floor<std::chrono::minutes>(still).count());
    if (minutes >= 24 * 60)
        return tr("%1 percent, no movement for %n days", nullptr, minutes / (24 * 60)).arg(percent);
    if (minutes >= 60)
        return tr("%1 percent, no movement for %n hours", nullptr, minutes / 60).arg(percent);
    return tr("%1 percent, no movement for %n minutes", nullptr, minutes).arg(percent);
}

} // namespace deck
