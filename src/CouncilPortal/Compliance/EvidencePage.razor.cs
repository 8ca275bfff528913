using CouncilPortal.Layout;
using CouncilPortal.Scopes;
using CouncilPortal.SignIn;
using CouncilPortal.Time;
using Microsoft.AspNetCore.Components;

namespace CouncilPortal.Compliance;

/// <summary>Logging evidence, one question on each page; the step is in the address and each answer in the database.</summary>
public sealed partial class EvidencePage
{
    private Dictionary<string, string> errors = [];
    private DraftAnswers answers = DraftAnswers.Blank;
    private DraftAnswers? theirs;
    private IReadOnlyList<EvidenceForm> others = [];
    private IReadOnlyList<ActionRow> choices = [];
    private string? notice;

    /// <summary>The recommendation.</summary>
    [Parameter]
    public long Id { get; set; }

    [SupplyParameterFromQuery]
    private string? Step { get; set; }

    [SupplyParameterFromQuery]
    private string? Return { get; set; }

    [SupplyParameterFromQuery]
    private string? Told { get; set; }

    /// <summary>The action whose evidence serves this one as well, while its check leads here.</summary>
    [SupplyParameterFromQuery]
    private long? With { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    private EvidenceForm? Form { get; set; }

    private string Current { get; set; } = EvidenceSteps.When;

    private bool IsFromCheck => Return == EvidenceSteps.Check;

    private Scope Scope => Http.PortalScope();

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Form = await Drafts.Find(Scope, Id, Http.RequestAborted);
        if (Form is null)
        {
            Navigation.NotFound();
            return;
        }

        if (With is { } first && await Drafts.Find(Scope, first, Http.RequestAborted) is { } leading
            && (await Drafts.Others(Scope, leading, Http.RequestAborted)).FirstOrDefault(other => other.Action.Id == Id) is { } served)
        {
            Form = served;
        }
        else
        {
            With = null;
        }

        answers = Form.Answers;
        Current = EvidenceSteps.All(Form).Contains(Step) ? Step! : EvidenceSteps.Walk(Form)[0];
        if (Current == EvidenceSteps.Check)
        {
            others = await Drafts.Others(Scope, Form, Http.RequestAborted);
        }
        else if (Current == EvidenceSteps.Also)
        {
            choices = await Drafts.Choices(Scope, Form.Action, Http.RequestAborted);
        }

        if (Current == EvidenceSteps.Files && Problems.Read(Told) is { Count: > 0 } problems)
        {
            errors[EvidenceField.Files] = string.Join(". ", problems);
        }
    }

    private static string Caption(EvidenceForm form) => $"Log evidence: {form.Action.Remedy.Name}, {form.Action.Reference.Display}";

    private async Task Submit()
    {
        if (Form is null)
        {
            return;
        }

        var input = EvidenceInput.Read(await Http.Request.ReadFormAsync(Http.RequestAborted));
        if (Current == EvidenceSteps.Check && input.Go == "submit")
        {
            await SubmitAll(input);
            return;
        }

        if (!await Save(input))
        {
            return;
        }

        if (input.Go == "later")
        {
            Navigation.NavigateTo($"/actions/{With ?? Id}");
            return;
        }

        EvidenceCheck.Facts(answers, Form.Asked, LondonTime.Today(Time), out var found);
        errors = new Dictionary<string, string>(EvidenceSteps.Errors(Current, Form.Action.Remedy, found));
        if (errors.Count == 0)
        {
            Navigation.NavigateTo(EvidenceSteps.Address(With ?? Id, With is null ? Next() : EvidenceSteps.Check, backToCheck: false));
        }
    }

    /// <summary>Saves the step as typed, right or wrong; false where the page has to say something first.</summary>
    private async Task<bool> Save(EvidenceInput input)
    {
        var step = input.Answers;
        answers = answers.With(step);
        if (step == DraftAnswers.Blank)
        {
            return true;
        }

        var saved = await SaveDraft.Save(Scope, new SaveDraft { Id = Id, Version = input.Version, Answers = step }, Http.RequestAborted);
        switch (saved.Result.End)
        {
            case CommandEnd.Done:
                Form = Form! with { Version = saved.Version, Answers = answers };
                return true;
            case CommandEnd.Invalid:
                errors = new Dictionary<string, string>(saved.Result.Errors);
                return false;
            case CommandEnd.Stale:
                notice = saved.Result.Message;
                theirs = saved.Theirs?.Answers;
                Form = saved.Theirs ?? Form;
                return false;
            default:
                Form = Form! with { Refusal = saved.Result.Message };
                return false;
        }
    }

    private async Task SubmitAll(EvidenceInput input)
    {
        var submitted = await SubmitEvidence.Submit(
            Scope, new SubmitEvidence { Id = Id, Version = input.Version, Others = input.Others, Declared = input.Declared }, Http.RequestAborted);
        switch (submitted.Result.End)
        {
            case CommandEnd.Done:
                Changes.Tell();
                Navigation.NavigateTo($"/actions/{Id}/evidence/receipt/{submitted.Reference}");
                break;
            case CommandEnd.Invalid:
                errors = new Dictionary<string, string>(submitted.Result.Errors);
                break;
            case CommandEnd.Stale:
                errors = new Dictionary<string, string> { [EvidenceField.Declaration] = submitted.Result.Message! };
                break;
            default:
                Form = Form! with { Refusal = submitted.Result.Message };
                break;
        }
    }

    private string Next()
    {
        var walk = EvidenceSteps.Walk(Form!);
        var at = walk.ToList().IndexOf(Current);
        return IsFromCheck || at < 0 || at == walk.Count - 1 ? EvidenceSteps.Check : walk[at + 1];
    }
}
