#include "ui/uploads/upload_header.h"
#include "ui/uploads/upload_table_view.h"

#include <algorithm>
#include <array>

#include <QDataStream>
#include <QIODevice>
#include <QScopedValueRollback>

namespace deck {

namespace {

constexpr int titleColumn = static_cast<int>(UploadColumn::Title);
constexpr int firstTitle = 300;
constexpr int leastTitle = 160;
constexpr int mostWidth = 2'000;
constexpr quint8 stateVersion = 1;

constexpr std::array<int, uploadColumnCount> firstWidths {
    firstTitle, // Title
    128,        // Status
    176,        // Progress
    76,         // Size
    108,        // Vendor
    100,        // Account
    120,        // Created
    120,        // Updated
    64,         // Retries
    88,         // Source
    120,        // ID
    76,         // Sent
    120,        // Completed
    128,        // Vendor status
    200,        // Error
    120,        // Media ID
    120,        // Expires
    120,        // Checked
};

} // namespace

void UploadTableView::applyDefaultColumns()
{
    const QScopedValueRollback fitting(m_fittingTitle, true);
    for (int column = 0; column < uploadColumnCount; ++column) {
        m_header->moveSection(m_header->visualIndex(column), column);
        m_header->setSectionHidden(column, column >= firstHiddenColumn);
        m_header->resizeSection(column, firstWidths[size_t(column)]);
    }
    m_titleWish = firstTitle;
}

void UploadTableView::resetColumns()
{
    applyDefaultColumns();
    fitTitle();
    m_header->sortBy(UploadColumn::CreatedAt, true);
}

void UploadTableView::fitColumn(UploadColumn column)
{
    const int section = static_cast<int>(column);
    const int wide = std::max(m_header->sectionSizeHint(section), sizeHintForColumn(section));
    m_header->resizeSection(section, std::min(wide, mostWidth));
}

QList<int> UploadTableView::shownColumns() const
{
    QList<int> columns;
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int column = m_header->logicalIndex(visual);
        if (!m_header->isSectionHidden(column))
            columns.append(column);
    }
    return columns;
}

void UploadTableView::noticeResized(int section, int width)
{
    if (m_fittingTitle)
        return;
    if (section == titleColumn && width > 0)
        m_titleWish = std::max(leastTitle, width);
    fitTitle();
}

void UploadTableView::fitTitle()
{
    if (m_fittingTitle || m_header->isSectionHidden(titleColumn))
        return;
    const QScopedValueRollback fitting(m_fittingTitle, true);
    const int others = m_header->length() - m_header->sectionSize(titleColumn);
    const int spare = viewport()->width() - others;
    m_header->resizeSection(titleColumn, std::max(spare, m_titleWish));
}

void UploadTableView::moveSort(int step)
{
    const QList<int> columns = shownColumns();
    const qsizetype at = columns.indexOf(static_cast<int>(m_header->sortColumn()));
    const qsizetype next = std::clamp<qsizetype>(at + step, 0, columns.size() - 1);
    if (next != at)
        m_header->sortBy(static_cast<UploadColumn>(columns[next]), m_header->isDescending());
}

QByteArray UploadTableView::columnState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << stateVersion << columnWord(m_header->sortColumn()) << m_header->isDescending() << qint32(m_titleWish)
           << qint32(m_header->count());
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int column = m_header->logicalIndex(visual);
        const bool hidden = m_header->isSectionHidden(column);
        const int width = hidden ? 0 : m_header->sectionSize(column); // 0: its first width when it is shown again
        stream << columnWord(static_cast<UploadColumn>(column)) << qint32(width) << hidden;
    }
    return state;
}

void UploadTableView::restoreColumnState(const QByteArray &state)
{
    QDataStream stream(state);
    stream.setVersion(QDataStream::Qt_6_4);
    quint8 version = 0;
    QString sortWord;
    bool descending = true;
    qint32 wish = 0;
    qint32 count = 0;
    stream >> version >> sortWord >> descending >> wish >> count;
    if (stream.status() != QDataStream::Ok || version != stateVersion || count < 0 || count > 1'000)
        return;

    applyDefaultColumns();
    {
        const QScopedValueRollback fitting(m_fittingTitle, true);
        int place = 0;
        for (qint32 i = 0; i < count; ++i) {
            QString word;
            qint32 width = 0;
            bool hidden = false;
            stream >> word >> width >> hidden;
            if (stream.status() != QDataStream::Ok)
                break;
            int column = 0;
            while (column < uploadColumnCount && columnWord(static_cast<UploadColumn>(column)) != word)
                ++column;
            if (column == uploadColumnCount)
                continue; // of a later version
            m_header->moveSection(m_header->visualIndex(column), place++);
            if (width >= m_header->minimumSectionSize() && width <= mostWidth)
                m_header->resizeSection(column, width);
            m_header->setSectionHidden(column, hidden && column != titleColumn);
        }
        m_titleWish = wish >= leastTitle && wish <= mostWidth ? wish : firstTitle;
    }
    fitTitle();
    for (int column = 0; column < uploadColumnCount; ++column) {
        if (columnWord(static_cast<UploadColumn>(column)) == sortWord)
            m_header->sortBy(static_cast<UploadColumn>(column), descending);
    }
}

} // namespace deck
