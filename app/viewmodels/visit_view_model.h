#pragma once

#include "app/store/draft_ink.h"
#include "app/usecases/move_form.h"
#include "app/viewmodels/application.h"
#include "app/viewmodels/audio_view_model.h"
#include "app/viewmodels/file_view_model.h"
#include "app/viewmodels/photo_view_model.h"
#include "app/viewmodels/rows_model.h"
#include "app/viewmodels/visit_draft.h"

#include <functional>
#include <map>
#include <memory>
#include <set>

namespace ruhu::viewmodels {

class VisitRows;

/// Filling one household's visit: where the team stands in the form, the questions there, what the answers
/// add up to, and what is still missing. It opens where it was left. Each answer goes to VisitDraft, which
/// saves it.
class VisitViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ruhu::viewmodels::Application* app READ app WRITE setApp NOTIFY appChanged REQUIRED)
    Q_PROPERTY(QString householdId READ householdId WRITE setHouseholdId NOTIFY householdChanged)
    Q_PROPERTY(bool ready READ isReady NOTIFY changed)
    Q_PROPERTY(QString head READ head NOTIFY changed)
    Q_PROPERTY(QString place READ place NOTIFY changed)
    Q_PROPERTY(int version READ version NOTIFY changed)

    /// Section of the form, or "missing", "move", "read_back", "signature".
    Q_PROPERTY(QString section READ section NOTIFY placeChanged)
    Q_PROPERTY(QString sectionText READ sectionText NOTIFY placeChanged)
    /// The section is filled row by row.
    Q_PROPERTY(bool table READ isTable NOTIFY placeChanged)
    Q_PROPERTY(QString person READ person NOTIFY placeChanged)
    /// The question to show and mark, as a FieldRef; empty for none.
    Q_PROPERTY(QString focusRef READ focusRef NOTIFY placeChanged)
    Q_PROPERTY(QVariantList sections READ sections NOTIFY changed)
    Q_PROPERTY(QVariantList members READ members NOTIFY changed)
    Q_PROPERTY(QVariantMap member READ member NOTIFY changed)
    /// See VisitRows::questions.
    Q_PROPERTY(ruhu::viewmodels::RowsModel* questions READ questions CONSTANT)
    /// How many of them wait from last year.
    Q_PROPERTY(int waiting READ waiting NOTIFY changed)
    /// The page asks a member where he is and how that was verified, neither is answered, the team is at the
    /// door, and last year he was not away: seenAtHome() may be offered. `waitingBesides`: what waits there
    /// beside the two.
    Q_PROPERTY(bool maybeAtHome READ maybeAtHome NOTIFY changed)
    Q_PROPERTY(int waitingBesides READ waitingBesides NOTIFY changed)
    /// How many figures of the page nobody has been asked about, last year either.
    Q_PROPERTY(int openFigures READ openFigures NOTIFY changed)
    /// How many figures of the page are estimates, and what the household's are based on.
    Q_PROPERTY(int estimates READ estimates NOTIFY changed)
    Q_PROPERTY(QString estimateBasis READ estimateBasis NOTIFY changed)
    Q_PROPERTY(QVariantMap income READ income NOTIFY changed)
    /// 2025年5月至2026年4月
    Q_PROPERTY(QString period READ period NOTIFY changed)
    Q_PROPERTY(ruhu::viewmodels::RowsModel* risks READ risks CONSTANT)
    /// What class the flags point at, for those who decide; empty for none.
    Q_PROPERTY(QString classHint READ classHint NOTIFY changed)
    Q_PROPERTY(int openRisks READ openRisks NOTIFY changed)
    Q_PROPERTY(QVariantList missing READ missing NOTIFY changed)
    /// What has to be filled before reading back.
    Q_PROPERTY(int missingCount READ missingCount NOTIFY changed)
    /// Version of the questionnaire that visits begin with now; empty if it is this visit's too.
    Q_PROPERTY(QString newerForm READ newerForm NOTIFY changed)
    /// What would change if this draft went over to it: {heading} or {title, hint}.
    Q_PROPERTY(QVariantList moveRows READ moveRows NOTIFY changed)
    Q_PROPERTY(int moveKept READ moveKept NOTIFY changed)
    Q_PROPERTY(QString previousText READ previousText NOTIFY changed)
    Q_PROPERTY(QString nextText READ nextText NOTIFY changed)
    Q_PROPERTY(QString savedAt MEMBER m_savedAt NOTIFY savedChanged)
    /// Code of what went wrong; empty = all is saved.
    Q_PROPERTY(QString error MEMBER m_error NOTIFY savedChanged)

public:
    explicit VisitViewModel(QObject* parent = nullptr);

    Application* app() const { return m_app; }
    void setApp(Application* app);
    QString householdId() const { return QString::fromStdString(m_household); }
    void setHouseholdId(const QString& id);
    bool isReady() const { return m_draft.isOpen(); }
    QString head() const;
    QString place() const;
    int version() const;
    QString section() const { return QString::fromStdString(m_section); }
    QString sectionText() const;
    bool isTable() const;
    QString person() const { return QString::fromStdString(m_person); }
    QString focusRef() const { return m_focusRef; }
    QVariantList sections() const;
    QVariantList members() const;
    QVariantMap member() const;
    RowsModel* questions() { return &m_questions; }
    int waiting() const;
    bool maybeAtHome() const;
    int waitingBesides() const;
    int openFigures() const;
    int estimates() const;
    QString estimateBasis() const;
    QVariantMap income() const;
    QString period() const;
    RowsModel* risks() { return &m_risks; }
    QString classHint() const;
    int openRisks() const;
    QVariantList missing() const;
    int missingCount() const;
    QString newerForm() const;
    QVariantList moveRows() const;
    int moveKept() const;
    QString previousText() const;
    QString nextText() const;

    /// Opens a section, reading back and signing only when what comes before is done: else the missing list.
    Q_INVOKABLE void openSection(const QString& key);
    Q_INVOKABLE void openPerson(const QString& person);
    /// Opens the question that a missing item, a check or a sentence names.
    Q_INVOKABLE void goTo(const QString& section, const QString& target);
    Q_INVOKABLE void next();
    Q_INVOKABLE void previous();
    Q_INVOKABLE void nextMissing();

    /// An answer that was tapped: the code, true or false, a number, a date.
    Q_INVOKABLE void answer(const QString& ref, const QVariant& value);
    /// Turns one of several answers over.
    Q_INVOKABLE void toggle(const QString& ref, const QString& code);
    Q_INVOKABLE void answerNone(const QString& ref);
    /// Text as it is being typed.
    Q_INVOKABLE void write(const QString& ref, const QString& text);
    /// A figure in yuan (or mu) as it is being typed; "" takes it back.
    Q_INVOKABLE void writeFigure(const QString& ref, const QString& figure, bool estimate);
    Q_INVOKABLE void answerUnknown(const QString& ref);
    Q_INVOKABLE void takeBack(const QString& ref);
    /// Moves a code of a ranking up (-1) or down (1); the first move ranks the others as the form has them.
    Q_INVOKABLE void rank(const QString& ref, const QString& code, int by);
    /// The ranking as it stands is the answer.
    Q_INVOKABLE void keepRanking(const QString& ref);
    Q_INVOKABLE void attachPhoto(const QString& ref, ruhu::viewmodels::PhotoViewModel* photo);
    /// The household has been told and agrees.
    Q_INVOKABLE void attachAudio(const QString& ref, ruhu::viewmodels::AudioViewModel* audio);
    Q_INVOKABLE void attachFile(const QString& ref, ruhu::viewmodels::FileViewModel* file);
    /// The name of the file that was handed in.
    Q_INVOKABLE QString mediaName(const QString& ref) const;
    /// The picture that was taken, as a URL that Image shows; empty: none, or not on this tablet yet.
    Q_INVOKABLE QString picture(const QString& ref) const;
    /// One more row of a repeat: `repeat` as the row "adds" says.
    Q_INVOKABLE void addRow(const QString& repeat);
    /// A row with all that was answered in it and in the rows in it.
    Q_INVOKABLE void removeRow(const QString& row);
    /// All that waits from last year on the page that is open, as it stands there (都没变).
    Q_INVOKABLE void keepAllLast();
    /// The member of the page is at home and was seen: where and how verified in one tap; `andKept`: and all
    /// that waits from last year on the page stands, as by keepAllLast.
    Q_INVOKABLE void seenAtHome(bool andKept);
    /// Last year's value still holds.
    Q_INVOKABLE void keepLast(const QString& ref);
    /// Who it is: a member by name, or another person.
    Q_INVOKABLE void answerBy(const QString& ref, const QString& name);
    /// 0 for every row of an income group that nobody has been asked about yet; "" for those of the whole
    /// page of which nothing is known from last year either.
    Q_INVOKABLE void zeroRest(const QString& group);
    /// One try to reach a member, by the channel that "how verified" says.
    Q_INVOKABLE void logContact(const QString& person, const QString& outcome);
    /// How often the member has been tried, and when last, in words; empty for never.
    Q_INVOKABLE QString contactText(const QString& person) const;
    /// Goes over to the newer form.
    Q_INVOKABLE void moveForm();
    /// Saves what is still being typed. False if it could not.
    Q_INVOKABLE bool save();

signals:
    void appChanged();
    void householdChanged();
    void placeChanged();
    void changed();
    void savedChanged();
    /// The questions of the new place are there.
    void arrived();
    /// Everything is filled: go and read it back, or sign.
    void readBackRequested();
    void signatureRequested();
    /// The visit is sealed: show it, do not edit it.
    void sealedAlready();

private:
    void open();
    void setPlace(const std::string& section, const std::string& person, const QString& focusRef = {});
    void refresh();
    void put(const QString& ref, std::optional<domain::Answer> answer, VisitDraft::Saving saving);
    std::optional<domain::FormItem> item(const domain::FieldRef& ref) const;
    std::vector<usecases::RecordVisit::Entry> kept(bool besidesHome) const;
    /// Questions of the page.
    int count(const std::function<bool(const domain::FormItem&)>& wanted) const;
    bool english() const;
    /// REQUIRES isReady().
    VisitRows rows() const;
    int memberIndex() const;
    QString otherAuthor(const std::string& section) const;
    usecases::FormMove formMove() const;
    std::string neighbour(int by) const;
    bool readyFor(domain::MissingItem::Stage stage) const;

    Application* m_app = nullptr;
    sync::Id m_household;
    std::unique_ptr<store::DraftInk> m_local;
    std::string m_section;
    std::string m_person;
    QString m_focusRef;
    std::map<std::string, std::set<sync::Id>> m_authors; ///< of each section, when the visit was opened
    RowsModel m_questions;
    RowsModel m_risks; ///< one role: a row keeps its field, and the finger in it, while its words change
    QString m_savedAt;
    QString m_error;
    /// Last, so first to go: it saves what is not saved yet and tells the others about it.
    VisitDraft m_draft;
};

} // namespace ruhu::viewmodels
