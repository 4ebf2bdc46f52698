#include "tests/models/twin.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace deck::test {

QString Twin::folded(const QString &text)
{
    return text.normalized(QString::NormalizationForm_KC).toCaseFolded();
}

Twin::Known *Twin::find(const UploadKey &key)
{
    for (Known &known : m_rows) {
        if (known.used && known.upload.key == key)
            return &known;
    }
    return nullptr;
}

const Twin::Known *Twin::find(const UploadKey &key) const
{
    return const_cast<Twin *>(this)->find(key);
}

void Twin::merge(const QList<Upload> &answers)
{
    for (Upload answer : answers) {
        if (answer.uploadedBytes.value_or(0) < 0)
            answer.uploadedBytes.reset();
        if (answer.totalBytes.value_or(0) < 0)
            answer.totalBytes.reset();
        if (answer.retryCount.value_or(0) < 0)
            answer.retryCount.reset();

        Known *known = find(answer.key);
        if (!known) {
            for (Known &place : m_rows) {
                if (!place.used) {
                    known = &place;
                    break;
                }
            }
            if (!known)
                known = &m_rows.emplaceBack();
            *known = {};
            known->upload.key = answer.key;
            known->upload.vendor = answer.vendor;
        }
        known->upload = merged(known->upload, answer);
        const Upload &answered = known->upload;
        known->searched = {folded(answered.title.value_or(QString())), folded(answered.key.id),
                           folded(QUrl(answered.sourceUrl.value_or(QString())).fileName(QUrl::FullyDecoded)),
                           folded(answered.errorCode.value_or(QString())), folded(answered.errorMessage.value_or(QString()))};
        known->highest = std::max(known->highest, figure(known->upload));
    }
}

void Twin::removeAccount(const QString &account)
{
    for (Known &known : m_rows) {
        if (known.upload.key.account == account)
            known.used = false;
    }
}

int Twin::figure(const Upload &upload)
{
    if (upload.ratio)
        return qRound(*upload.ratio * 10'000); // the generator gives whole ten-thousandths
    if (!upload.uploadedBytes || !upload.totalBytes || *upload.totalBytes == 0 || *upload.uploadedBytes > *upload.totalBytes)
        return -1;
    if (*upload.uploadedBytes == *upload.totalBytes)
        return 10'000;
    // the generator gives small counts and ones near the largest there is
    if (*upload.uploadedBytes < 1'000'000)
        return static_cast<int>(*upload.uploadedBytes * 10'000 / *upload.totalBytes);
    return 9'999;
}

ShownStatus Twin::shown(const Upload &upload)
{
    return shownStatus(upload.status, upload.stalledSince.has_value());
}

bool Twin::matches(const Known &known, const Filter &filter)
{
    const Upload &upload = known.upload;
    if (!filter.statuses.isEmpty() && !filter.statuses.contains(shown(upload)))
        return false;
    if (!filter.vendors.isEmpty() && !filter.vendors.contains(upload.vendor))
        return false;
    if (!filter.accounts.isEmpty() && !filter.accounts.contains(upload.key.account))
        return false;
    if (filter.createdSince && (!upload.createdAt || *upload.createdAt < *filter.createdSince))
        return false;
    const QStringList words = folded(filter.text).split(u' ', Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(), [&known](const QString &word) {
        return std::any_of(known.searched.begin(), known.searched.end(),
                           [&word](const QString &text) { return text.contains(word); });
    });
}

Twin::SortValue Twin::sortValue(const Upload &upload, const SortKey &key)
{
    const auto text = [](const std::optional<QString> &value) {
        return SortValue {value && !value->isEmpty(), 0, value.value_or(QString()).toUcs4()};
    };
    const auto foldedText
        = [&text](const std::optional<QString> &value) { return text(value ? std::optional(folded(*value)) : std::nullopt); };
    const auto number = [](auto value) { return SortValue {value.has_value(), value ? qint64(*value) : 0, {}}; };
    const auto time = [](const std::optional<Instant> &value) {
        return SortValue {value.has_value(), value ? value->time_since_epoch().count() : 0, {}};
    };
    switch (key.by) {
    case SortKey::By::Vendor:
        return text(upload.vendor);
    case SortKey::By::Account:
        return text(upload.key.account);
    case SortKey::By::Id:
        return text(upload.key.id);
    case SortKey::By::Field:
        break;
    }
    switch (key.field) {
    case Field::Title:
        return foldedText(upload.title);
    case Field::Status:
        return {true, static_cast<qint64>(shown(upload)), {}};
    case Field::VendorStatus:
        return foldedText(upload.vendorStatus);
    case Field::Ratio: {
        const int value = upload.status == UploadStatus::Succeeded ? 10'000 : figure(upload);
        return {value >= 0, value, {}};
    }
    case Field::UploadedBytes:
        return number(upload.uploadedBytes);
    case Field::TotalBytes:
        return number(upload.totalBytes);
    case Field::CreatedAt:
        return time(upload.createdAt);
    case Field::ModifiedAt:
        return time(upload.modifiedAt);
    case Field::CompletedAt:
        return time(upload.completedAt);
    case Field::ExpiresAt:
        return time(upload.expiresAt);
    case Field::RetryCount:
        return number(upload.retryCount);
    case Field::ErrorCode:
        return foldedText(upload.errorCode);
    case Field::ErrorMessage:
        return foldedText(upload.errorMessage);
    case Field::Source:
        return foldedText(upload.source);
    case Field::MediaId:
        return text(upload.mediaId);
    case Field::StalledSince:
        return time(upload.stalledSince);
    case Field::CheckedAt:
        return time(upload.checkedAt);
    case Field::Device:
    case Field::Ip:
    case Field::SourceUrl:
    case Field::ResultUrl:
    case Field::InternalUrl:
    case Field::UserData:
        return {};
    }
    Q_UNREACHABLE();
}

QList<UploadKey> Twin::arranged(const Filter &filter, const SortKey &key) const
{
    struct Entry
    {
        SortValue value;
        qsizetype place;
    };
    QList<Entry> entries;
    for (qsizetype place = 0; place < m_rows.size(); ++place) {
        if (m_rows.at(place).used && matches(m_rows.at(place), filter))
            entries.append({sortValue(m_rows.at(place).upload, key), place});
    }
    std::sort(entries.begin(), entries.end(), [&key](const Entry &a, const Entry &b) {
        if (a.value.present != b.value.present)
            return a.value.present;
        if (!a.value.present)
            return a.place < b.place;
        const Entry &first = key.descending ? b : a;
        const Entry &second = key.descending ? a : b;
        if (first.value.number != second.value.number)
            return first.value.number < second.value.number;
        if (first.value.text != second.value.text) {
            return std::lexicographical_compare(first.value.text.begin(), first.value.text.end(), second.value.text.begin(),
                                                second.value.text.end());
        }
        return first.place < second.place;
    });
    QList<UploadKey> keys;
    for (const Entry &entry : std::as_const(entries))
        keys.append(m_rows.at(entry.place).upload.key);
    return keys;
}

qint64 Twin::count(const Filter &filter) const
{
    return std::count_if(m_rows.begin(), m_rows.end(),
                         [&filter](const Known &known) { return known.used && matches(known, filter); });
}

qsizetype Twin::size() const
{
    return count({});
}

const Upload &Twin::upload(const UploadKey &key) const
{
    return find(key)->upload;
}

int Twin::highest(const UploadKey &key) const
{
    return find(key)->highest;
}

QList<UploadKey> Twin::keys() const
{
    QList<UploadKey> keys;
    for (const Known &known : m_rows) {
        if (known.used)
            keys.append(known.upload.key);
    }
    return keys;
}

QString Twin::progressText(const UploadKey &key, Instant now) const
{
    const Upload &upload = this->upload(key);
    const int share = figure(upload);
    const int tenths = std::min(share / 10, 999);
    const QString figureText = u"%1.%2\u00A0%"_s.arg(tenths / 10).arg(tenths % 10);
    switch (upload.status) {
    case UploadStatus::Waiting:
        return u"not started"_s;
    case UploadStatus::Uploading:
        if (share < 0)
            return u"not given"_s;
        if (upload.stalledSince) {
            const auto still = std::chrono::floor<std::chrono::days>(now - *upload.stalledSince);
            return u"%1 · %2 d"_s.arg(figureText).arg(still.count()); // the test's clock is days ahead
        }
        return figureText;
    case UploadStatus::Retrying:
    case UploadStatus::Cancelled:
        return share < 0 ? u"not given"_s : figureText;
    case UploadStatus::Failed:
        if (share == 10'000)
            return u"sent"_s;
        return share < 0 ? u"not given"_s : figureText;
    case UploadStatus::AwaitingConfirmation:
        return u"not given"_s;
    case UploadStatus::Processing:
        return u"sent"_s;
    case UploadStatus::Succeeded:
        return u"100\u00A0%"_s;
    case UploadStatus::Expired:
    case UploadStatus::Missing:
    case UploadStatus::Forbidden:
    case UploadStatus::Unknown:
        return u"–"_s;
    }
    Q_UNREACHABLE();
}

} // namespace deck::test
