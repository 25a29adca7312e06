# What is said of the commands about consultations where they are listed and explained.

consult-number-about = the consultation's number
consult-class-about = the class you belong to
consult-summary = Lists open consultations, takes answers to them, and opens new ones.
consult-list-summary = Lists the open consultations, with how to answer.
consult-class-person-about = the person who answered
consult-class-summary = Confirms the class of somebody who answered.

consult-open-question-about = the question
consult-open-until-about = the day or time by which to answer
consult-open-options-about = the options, with ; between them
consult-open-choose-about = one or many: how many options a person can choose
consult-open-classes-about = the classes of those who answer, with commas between them
consult-open-hidden-about = whether the results are hidden until the end
consult-open-link-about = the web address of more information
consult-open-summary = Asks everybody for inputs by a day or time.

consult-extend-until-about = the new end
consult-outcome-words-about = the outcome
consult-extend-summary = Extends a consultation.
consult-close-summary = Closes a consultation now.
consult-outcome-summary = Records the outcome of a consultation, apart from its numbers.

consult-answer-options-about = the numbers of the options you choose
consult-answer-words-about = your answer in words
consult-answer-for-about = the initiative you answer for; the secretariat can name a person
consult-answer-summary = Answers a consultation, or changes your answer.

consult-show-summary = Shows a consultation: its inputs and its outcome.
consult-edit-summary = Changes a consultation that nobody has answered yet.
consult-cancel-summary = Cancels a consultation.
consult-cancel-reason-about = why it is cancelled
consult-withdraw-summary = Withdraws your answer to a consultation.
