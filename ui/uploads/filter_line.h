#pragma once

#include "core/vendor_info.h"
#include "models/format.h"
#include "ui/uploads/filter_state.h"
#include "ui/window/token_widgets.h"

class QHBoxLayout;

namespace deck {

/// One condition of the filter, 24 high; pressing it takes it away.
class FilterChip final : public QAbstractButton
{
    Q_OBJECT
public:
    FilterChip(Appearance &appearance, const QString &text, QWidget *parent = nullptr);
    void setIconName(const QString &name, Token token);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    Appearance &m_appearance;
    QString m_iconName;
    Token m_iconToken = Token::Text;
};

/// The line above the table while a filter is on: a chip for each condition, "Clear filter", and how many match.
class FilterLine final : public TokenPane
{
    Q_OBJECT
public:
    FilterLine(Appearance &appearance, FilterState &filter, QList<VendorInfo> vendors, Format format, QWidget *parent = nullptr);

    void setFormat(const Format &format);
    /// `askedToo`: short names of the vendors that are asked with the filter of their own.
    void setMatches(qint64 matches, const QStringList &askedToo);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    void layOut();
    void tellMatches();
    FilterChip *addChip(const QString &text, const QString &name, std::function<void()> remove);

    FilterState &m_filter;
    QList<VendorInfo> m_vendors;
    Format m_format;
    qint64 m_matches = 0;
    QStringList m_askedToo;

    TokenLabel *m_head;
    QList<FilterChip *> m_chips;
    TokenLabel *m_more;
    TextButton *m_clear;
    ElidedLabel *m_count;
};

} // namespace deck
