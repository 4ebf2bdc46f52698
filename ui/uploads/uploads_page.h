#pragma once

#include "engine/engine.h"
#include "models/upload_counts.h"
#include "models/upload_table_model.h"
#include "ui/preferences/window_settings.h"
#include "ui/uploads/filter_state.h"
#include "ui/uploads/table_overlay.h"

#include <QWidget>

namespace deck {

class FilterLine;
class UploadTableView;
class UploadsFooter;

/// The table with everything that belongs to it: notices above, the filter line, the states where no row is, the footer.
/// GUI thread; what is passed in outlives it.
class UploadsPage final : public QWidget
{
    Q_OBJECT
public:
    struct Parts
    {
        Engine &engine;
        Clock &clock;
        Appearance &appearance;
        FilterState &filter;
        const UploadCounts &counts;
    };
    UploadsPage(const Parts &parts, const Format &format, QWidget *parent = nullptr);
    ~UploadsPage() override;

    /// Takes the notice lines in, above everything else.
    void setNotices(QWidget *notices);
    void setFormat(const Format &format);
    void setDensity(Density density);
    /// False until the profile has been opened: then nothing is known yet of any account.
    void setReady(bool ready);

    [[nodiscard]] UploadTableView &table() { return *m_table; }
    [[nodiscard]] UploadTableModel &model() { return m_model; }
    /// The loadAll of footer and menu.
    void loadAll();
    void scrollToTop();

    /// What is selected, for the status bar.
    struct Selection
    {
        int rows = 0;
        qint64 bytes = 0;
        int sizesKnown = 0;
    };
    [[nodiscard]] Selection selection() const;

Q_SIGNALS:
    void selectionChanged();
    void importRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyFilter();
    void refreshState();
    void refreshFooter();
    void askVendors();
    void showNewAbove(int count);
    void buttonPressed();
    /// Short names of the vendors the filter is put to; `answering`: only those that do answer.
    [[nodiscard]] QStringList askedToo(bool answering = false) const;
    [[nodiscard]] StateMessage nothingMatches() const;
    [[nodiscard]] StateMessage noUploads() const;

    Engine &m_engine;
    FilterState &m_filter;
    const UploadCounts &m_counts;
    Format m_format;
    UploadView m_view;
    UploadTableModel m_model;
    bool m_ready = false;
    bool m_loadingAll = false;
    bool m_stateQueued = false;
    StatusSet m_asked;
    int m_newAbove = 0;

    UploadTableView *m_table;
    TableOverlay *m_overlay;
    NewAboveChip *m_chip;
    FilterLine *m_filterLine;
    UploadsFooter *m_footer;
};

} // namespace deck
