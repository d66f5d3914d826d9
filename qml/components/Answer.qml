import QtQuick

// In which state a question is. Whether it has been answered shows in its value; the other states the page sets.
//  Open     asked or to be asked, free to answer
//  LastYear holds last year's answer, which has to be asked again
//  ToMend   holds something that cannot be right, or lacks what it needs; the message says what to do
//  NotNeeded  not asked of this household; the message says why
QtObject {
    enum State { Open, LastYear, ToMend, NotNeeded }
}
