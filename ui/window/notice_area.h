#pragma once

#include "ui/window/notices.h"
#include "ui/window/token_widgets.h"

class QPushButton;
class QVBoxLayout;

namespace deck {

/// One notice as a line of 40.
class NoticeLine final : public TokenPane
{
    Q_OBJECT
public:
    explicit NoticeLine(Appearance &appearance, QWidget *parent = nullptr);
    void tell(const Notice &notice, Instant now, const Format &format);
    void tick(Instant now, const Format &format);
    [[nodiscard]] const Notice &notice() const { return m_notice; }

Q_SIGNALS:
    void actionRequested(deck::Notice::Action action, const QString &account, const QString &id);

private:
    Notice m_notice;
    TokenIcon *m_icon;
    TokenLabel *m_cause;
    ElidedLabel *m_sentence;
    TokenLabel *m_countdown;
    QList<QPushButton *> m_buttons;
};

/// At most two notice lines; the rest waits behind "and N more".
class NoticeArea final : public QWidget
{
    Q_OBJECT
public:
    explicit NoticeArea(Appearance &appearance, QWidget *parent = nullptr);

    void setNotices(const QList<Notice> &notices, Instant now, const Format &format);
    /// A second has passed: countdowns only. Returns whether any is shown.
    bool tick(Instant now, const Format &format);
    [[nodiscard]] QStringList shownIds() const;
    void expand(bool expanded);

Q_SIGNALS:
    void actionRequested(deck::Notice::Action action, const QString &account, const QString &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();

    Appearance &m_appearance;
    QList<Notice> m_notices;
    QList<NoticeLine *> m_lines;
    QVBoxLayout *m_layout;
    TextButton *m_more;
    Instant m_now;
    std::optional<Format> m_format;
    bool m_expanded = false;
};

} // namespace deck
