import {
  CallHierarchyIncomingCallsRequest,
  CallHierarchyOutgoingCallsRequest,
  CallHierarchyPrepareRequest,
  CodeActionRequest,
  CodeLensRequest,
  CompletionRequest,
  DefinitionRequest,
  DocumentFormattingRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  DocumentRangesFormattingRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  InlayHintRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  SelectionRangeRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  SignatureHelpRequest,
  TextDocumentContentRequest,
  TypeDefinitionRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver'
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from './call-hierarchy.ts'
import { CODE_ACTION_KINDS, codeActions } from './code-actions.ts'
import { codeLens } from './code-lens.ts'
import { COMPLETION_TRIGGERS, completion } from './completion.ts'
import { definition } from './definition.ts'
import { documentHighlight } from './document-highlight.ts'
import { documentLinks } from './document-links.ts'
import { documentSymbols } from './document-symbols.ts'
import { exported } from './export.ts'
import { documentFeature, type Feature, itemFeature, workspaceFeature } from './feature.ts'
import { folding } from './folding.ts'
import { formatting, ON_TYPE_TRIGGERS, onTypeFormatting, rangeFormatting, rangesFormatting } from './formatting.ts'
import { hover } from './hover.ts'
import { inlayHints } from './inlay-hints.ts'
import { inlineTable } from './inline-table.ts'
import { LIBRARY_DOCUMENTS, libraryDocument, reachable } from './library.ts'
import { ExportRequest, InlineTableRequest, ReportRequest } from './protocol.ts'
import { references } from './references.ts'
import { prepareRename, rename } from './rename.ts'
import { report } from './report.ts'
import { selectionRanges } from './selection-ranges.ts'
import { SEMANTIC_LEGEND, semanticTokens, semanticTokensRange } from './semantic-tokens.ts'
import { SIGNATURE_TRIGGERS, signatureHelp } from './signature-help.ts'
import { typeDefinition } from './type-definition.ts'
import { workspaceSymbols } from './workspace-symbols.ts'

/**
 * The register of features: one row for each request that the server answers. A feature is a pure function of a snapshot
 * in a file of its own; a new one is that file and a row here:
 *
 *   documentFeature(HoverRequest.type, { hoverProvider: true }, hover),
 *
 * The capabilities of all rows are declared to the client together.
 */
export const features: readonly Feature[] = [
  // Writing: completion, signature help, formatting, quick fixes.
  documentFeature(
    CompletionRequest.type,
    {
      completionProvider: {
        triggerCharacters: [...COMPLETION_TRIGGERS],
        completionItem: { labelDetailsSupport: true },
      },
    },
    completion,
  ),
  documentFeature(
    SignatureHelpRequest.type,
    { signatureHelpProvider: { triggerCharacters: [...SIGNATURE_TRIGGERS] } },
    signatureHelp,
  ),
  documentFeature(
    CodeActionRequest.type,
    { codeActionProvider: { codeActionKinds: [...CODE_ACTION_KINDS] } },
    codeActions,
  ),
  documentFeature(DocumentFormattingRequest.type, { documentFormattingProvider: true }, formatting),
  documentFeature(
    DocumentRangeFormattingRequest.type,
    { documentRangeFormattingProvider: { rangesSupport: true } },
    rangeFormatting,
  ),
  documentFeature(DocumentRangesFormattingRequest.type, {}, rangesFormatting),
  documentFeature(
    DocumentOnTypeFormattingRequest.type,
    {
      documentOnTypeFormattingProvider: {
        firstTriggerCharacter: ON_TYPE_TRIGGERS[0],
        moreTriggerCharacter: ON_TYPE_TRIGGERS.slice(1),
      },
    },
    onTypeFormatting,
  ),
  // Reading: hover, definition, references, rename, highlight, symbols, call hierarchy.
  documentFeature(HoverRequest.type, { hoverProvider: true }, hover),
  documentFeature(DefinitionRequest.type, { definitionProvider: true }, reachable(definition)),
  documentFeature(TypeDefinitionRequest.type, { typeDefinitionProvider: true }, reachable(typeDefinition)),
  documentFeature(ReferencesRequest.type, { referencesProvider: true }, reachable(references)),
  documentFeature(DocumentHighlightRequest.type, { documentHighlightProvider: true }, documentHighlight),
  documentFeature(RenameRequest.type, { renameProvider: { prepareProvider: true } }, rename),
  documentFeature(PrepareRenameRequest.type, {}, prepareRename),
  documentFeature(CallHierarchyPrepareRequest.type, { callHierarchyProvider: true }, prepareCallHierarchy),
  itemFeature(CallHierarchyIncomingCallsRequest.type, {}, incomingCalls),
  itemFeature(CallHierarchyOutgoingCallsRequest.type, {}, outgoingCalls),
  documentFeature(DocumentSymbolRequest.type, { documentSymbolProvider: true }, documentSymbols),
  workspaceFeature(WorkspaceSymbolRequest.type, { workspaceSymbolProvider: true }, workspaceSymbols),
  // Bundled instruments, as documents that can be read.
  workspaceFeature(TextDocumentContentRequest.type, LIBRARY_DOCUMENTS, libraryDocument),
  // The shape of the text: semantic tokens, folding, selection ranges, links.
  documentFeature(
    SemanticTokensRequest.type,
    { semanticTokensProvider: { legend: SEMANTIC_LEGEND, full: true, range: true } },
    semanticTokens,
  ),
  documentFeature(SemanticTokensRangeRequest.type, {}, semanticTokensRange),
  documentFeature(FoldingRangeRequest.type, { foldingRangeProvider: true }, folding),
  documentFeature(SelectionRangeRequest.type, { selectionRangeProvider: true }, selectionRanges),
  documentFeature(DocumentLinkRequest.type, { documentLinkProvider: { resolveProvider: false } }, documentLinks),
  // Results: inlay hints, code lenses, inline tables, report, export.
  documentFeature(InlayHintRequest.type, { inlayHintProvider: true }, inlayHints),
  documentFeature(CodeLensRequest.type, { codeLensProvider: {} }, codeLens),
  documentFeature(InlineTableRequest, {}, inlineTable),
  documentFeature(ReportRequest, {}, report),
  documentFeature(ExportRequest, {}, exported),
]
