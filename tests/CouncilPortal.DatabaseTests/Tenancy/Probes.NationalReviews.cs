using CouncilPortal.NationalReviews;

namespace CouncilPortal.DatabaseTests.Tenancy;

/// <content>Of the folder <c>NationalReviews</c>.</content>
internal static partial class Probes
{
    private static Dictionary<string, Probe> NationalReviews => new()
    {
        ["NationalReviewQuery.Find"] = Nothing<NationalReviewQuery>((q, s, _) => q.Find(s, Unpublished, Cancel)),
        ["ReviewDeskQuery.All"] = Nothing<ReviewDeskQuery>((q, s, _) => q.All(s, Cancel)),
        ["ReviewDeskQuery.Find"] = Nothing<ReviewDeskQuery>((q, s, _) => q.Find(s, Unpublished, Cancel)),
        ["ReviewDeskQuery.Text"] = Nothing<ReviewDeskQuery>((q, s, _) => q.Text(s, Unpublished, 1, Cancel)),
        ["NoteReviewOpenedCommand.Note"] = Nothing<NoteReviewOpenedCommand>((c, s, _) => c.Note(s, Unpublished, "national review at the desk", isForm: false, Cancel)),
        ["KeepReviewDraftCommand.Keep"] = Nothing<KeepReviewDraftCommand>((c, s, _) => c.Keep(s, Unpublished, new ReviewDraft { Seen = 1, Blocks = [ReviewBlock.Blank] }, Cancel)),
        ["KeepReviewDraftCommand.Discard"] = Nothing<KeepReviewDraftCommand>((c, s, _) => c.Discard(s, Unpublished, Cancel)),
        ["SaveReviewCommand.Save"] = Nothing<SaveReviewCommand>((c, s, _) => c.Save(s, Unpublished, new ReviewDraft { Seen = 1, Blocks = [new ReviewBlock { Heading = "Mallory", Text = "Mallory" }] }, Cancel)),
        ["SaveReviewCommand.TakeUp"] = Nothing<SaveReviewCommand>((c, s, _) => c.TakeUp(s, Unpublished, 1, 1, Cancel)),
        ["MoveReviewCommand.Move"] = Nothing<MoveReviewCommand>((c, s, _) => c.Move(s, new MoveReview { Year = Unpublished, Seen = null, Later = false, On = null }, Cancel)),
    };
}
