#pragma once

#include "core/filter.h"
#include "core/upload.h"

#include <QHash>
#include <QList>

namespace deck::test {

/// What store, view, counts and table say, said again in the plainest way: whole records, QString, std::sort and
/// linear search. Shares no code with them.
class Twin
{
public:
    void merge(const QList<Upload> &answers);
    void removeAccount(const QString &account);

    [[nodiscard]] QList<UploadKey> arranged(const Filter &filter, const SortKey &key) const;
    [[nodiscard]] qint64 count(const Filter &filter) const;
    [[nodiscard]] qsizetype size() const;
    [[nodiscard]] const Upload &upload(const UploadKey &key) const;
    [[nodiscard]] QString progressText(const UploadKey &key, Instant now) const;
    /// Ten-thousandths; -1 where none was ever seen.
    [[nodiscard]] int highest(const UploadKey &key) const;
    [[nodiscard]] QList<UploadKey> keys() const;

    [[nodiscard]] static QString folded(const QString &text);

private:
    struct Known
    {
        Upload upload;
        QStringList searched; ///< folded
        int highest = -1;
        bool used = true;
    };
    struct SortValue
    {
        bool present = false;
        qint64 number = 0;
        QList<uint> text;
    };
    [[nodiscard]] Known *find(const UploadKey &key);
    [[nodiscard]] const Known *find(const UploadKey &key) const;
    [[nodiscard]] static int figure(const Upload &upload);
    [[nodiscard]] static ShownStatus shown(const Upload &upload);
    [[nodiscard]] static bool matches(const Known &known, const Filter &filter);
    [[nodiscard]] static SortValue sortValue(const Upload &upload, const SortKey &key);

    QList<Known> m_rows; ///< by place; a freed place is taken by the next new upload, the lowest first
};

} // namespace deck::test
